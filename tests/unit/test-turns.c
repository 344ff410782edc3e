/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who speaks: interviews, meeting records, titles. */
#include "segmented.h"

#include "ingest/behalf.h"
#include "ingest/document.h"
#include "ingest/names.h"
#include "ingest/wording.h"
#include "runner.h"

typedef struct {
  const char *name;
  const char *text;
  const char *expected;
} Case;

static const Case cases[] = {
    {"question and answer labels",
     "Interview with Ambassador Anna Rossi\n\nQuestion: Should norms be binding?\n\nAnswer: They "
     "should. We say so.\n\nIt is high time.\n\nQuestion: When?\nAnswer: Now.\n",
     "Anna Rossi (-, -) -: Interview with Ambassador Anna Rossi\n"
     "Interviewer (-, -) interviewer: Should norms be binding?\n"
     "Anna Rossi (-, -) speaker: They should. We say so.\n"
     "Anna Rossi (-, -) speaker: It is high time.\n"
     "Interviewer (-, -) interviewer: When?\n"
     "Anna Rossi (-, -) speaker: Now.\n"},
    {"an answer that runs on in the paragraph of its question",
     "Question: Should norms be binding? Answer: They should. We say so.\n\nQuestion: "
     "When?\n\nAnswer: "
     "Now.\n",
     "Interviewer (-, -) interviewer: Should norms be binding?\n"
     "- (-, -) speaker: They should. We say so.\n"
     "Interviewer (-, -) interviewer: When?\n"
     "- (-, -) speaker: Now.\n"},
    {"a country line right above the words",
     "Australia\nWe thank the Chair for this, and we have a few remarks to make.\n\nKenya\nSo do "
     "we, of "
     "course, as all of us here in the room must do.\n",
     "- (Australia, -) speaker: Australia\n"
     "- (Australia, -) speaker: We thank the Chair for this, and we have a few remarks to make.\n"
     "- (Kenya, -) speaker: Kenya\n"
     "- (Kenya, -) speaker: So do we, of course, as all of us here in the room must do.\n"},
    {"a talk in dashes",
     "Interview with Ambassador Anna Rossi\n\n- Should norms be binding?\n\n- They should. We say "
     "so.\n\nIt is high time.\n\n- When?\n\n- Now, and not later.\n",
     "Anna Rossi (-, -) -: Interview with Ambassador Anna Rossi\n"
     "Interviewer (-, -) interviewer: Should norms be binding?\n"
     "Anna Rossi (-, -) speaker: They should. We say so.\n"
     "Anna Rossi (-, -) speaker: It is high time.\n"
     "Interviewer (-, -) interviewer: When?\n"
     "Anna Rossi (-, -) speaker: Now, and not later.\n"},
    {"a question's label and the name of who answers",
     "Deputy Minister Anna Rossi’s interview with the Courier\n\nQuestion: Should norms be "
     "binding?\n\nAnna Rossi: They should. We say so.\n",
     "Anna Rossi (-, -) -: Deputy Minister Anna Rossi’s interview with the Courier\n"
     "Interviewer (-, -) interviewer: Should norms be binding?\n"
     "Anna Rossi (-, -) speaker: They should. We say so.\n"},
    {"Q. and A.", "Q. Should norms be binding?\n\nA. They should. We say so.\n",
     "Interviewer (-, -) interviewer: Should norms be binding?\n"
     "- (-, -) speaker: They should. We say so.\n"},
    {"initials in bold, one of them the speaker's",
     "# A talk with Ambassador Anna Rossi\n\n**KC:** Should norms be binding?\n\n**AR:** They "
     "should.\n\n**KC:** When?\n\n**AR:** Now, and not later.\n",
     "Anna Rossi (-, -) -: A talk with Ambassador Anna Rossi\n"
     "KC (-, -) interviewer: Should norms be binding?\n"
     "Anna Rossi (-, -) speaker: They should.\n"
     "KC (-, -) interviewer: When?\n"
     "Anna Rossi (-, -) speaker: Now, and not later.\n"},
    {"questions in bold without a label",
     "Interview with Minister Anna Rossi\n\n**Should norms be binding?**\n\nThey should. We say "
     "so.\n\n**When will that be?**\n\nNow, and not later.\n",
     "Anna Rossi (-, -) -: Interview with Minister Anna Rossi\n"
     "Interviewer (-, -) interviewer: Should norms be binding?\n"
     "Anna Rossi (-, -) speaker: They should. We say so.\n"
     "Interviewer (-, -) interviewer: When will that be?\n"
     "Anna Rossi (-, -) speaker: Now, and not later.\n"},
    {"names in bold",
     "**Karl Weber** Should norms be binding?\n\n**Anna Rossi** They should.\n\n**Karl Weber** "
     "When?\n\n**Anna Rossi** Now, and not later.\n",
     "Karl Weber (-, -) interviewer: Should norms be binding?\n"
     "Anna Rossi (-, -) speaker: They should.\n"
     "Karl Weber (-, -) interviewer: When?\n"
     "Anna Rossi (-, -) speaker: Now, and not later.\n"},
    {"a verbatim record",
     "The President: I give the floor to Canada.\n\nMs. Roy (Canada) (spoke in French): We support "
     "the text.\n\nWe thank you.\n\nMr. Weber: So do we.\n\nMs. Roy: I come back to it.\n\nThe "
     "meeting "
     "rose at 1 p.m.\n",
     "The President (-, -) chair: I give the floor to Canada.\n"
     "Roy (Canada, -) speaker: We support the text.\n"
     "Roy (Canada, -) speaker: We thank you.\n"
     "Weber (-, -) speaker: So do we.\n"
     "Roy (Canada, -) speaker: I come back to it.\n"
     "- (-, -) -: The meeting rose at 1 p.m.\n"},
    {"a summary record",
     "1. Ms. Roy (Canada) said that norms were needed.\n\n2. It was time.\n\n3. Mr. Silva "
     "(Brazil), "
     "speaking on behalf of the Group of 77 and China, said that they were not.\n\n4. The Chair "
     "said "
     "that he took note.\n",
     "Roy (Canada, -) speaker: 1. Ms. Roy (Canada) said that norms were needed.\n"
     "Roy (Canada, -) speaker: 2. It was time.\n"
     "Silva (Brazil, Group of 77 and China) speaker: 3. Mr. Silva (Brazil), speaking on behalf of "
     "the Group of 77 and China, said that they were not.\n"
     "The Chair (-, -) chair: 4. The Chair said that he took note.\n"},
    {"a parliament's record",
     "Anna Rossi, rapporteur. - (IT) Madam President, I thank you.\n\nIt is done.\n\nKarl Weber, "
     "on "
     "behalf of the ABC Group. - (DE) Madam President, we agree.\n\nSofie in 't Hout (A&B). - "
     "Madam "
     "President, I do not.\n\nRosa Díaz (CDE), in writing. - (ES) Nor do I.\n\nJan Novak, Member "
     "of "
     "the Commission. – I took note.\n",
     "Anna Rossi (-, -) rapporteur: Madam President, I thank you.\n"
     "Anna Rossi (-, -) rapporteur: It is done.\n"
     "Karl Weber (-, ABC Group) speaker: Madam President, we agree.\n"
     "Sofie in 't Hout (-, A&B) speaker: Madam President, I do not.\n"
     "Rosa Díaz (-, CDE) speaker: Nor do I.\n"
     "Jan Novak (-, -) speaker: I took note.\n"},
    {"country lines",
     "Australia\n\nWe thank the Chair for this.\n\nIt was needed.\n\nRepublic of Korea\n\nWe "
     "support "
     "what was said.\n\nKenya:\nSo do we, of course.\n",
     "- (Australia, -) speaker: Australia\n"
     "- (Australia, -) speaker: We thank the Chair for this.\n"
     "- (Australia, -) speaker: It was needed.\n"
     "- (Republic of Korea, -) speaker: Republic of Korea\n"
     "- (Republic of Korea, -) speaker: We support what was said.\n"
     "- (Kenya, -) speaker: So do we, of course.\n"},
    {"an office alone is the name", "President. – We begin.\n\nAnna Rossi (ABC). – We agree.\n",
     "President (-, -) chair: We begin.\nAnna Rossi (-, ABC) speaker: We agree.\n"},
    {"labels with stops", "Q.: Should norms be binding?\n\nA.: They should. We say so.\n",
     "Interviewer (-, -) interviewer: Should norms be binding?\n"
     "- (-, -) speaker: They should. We say so.\n"},
    {"of two in an interview the first asks, whatever the last mark",
     "\"We want law\"\n\nMinister Anna Rossi in an interview with a paper\n\nKC: Should norms be "
     "binding?\n\nRossi: They should. We say so.\n\nKC: Many say they should not.\n\nRossi: Many "
     "are wrong.\n",
     "- (-, -) -: \"We want law\"\n"
     "Anna Rossi (-, -) -: Minister Anna Rossi in an interview with a paper\n"
     "KC (-, -) interviewer: Should norms be binding?\n"
     "Anna Rossi (-, -) speaker: They should. We say so.\n"
     "KC (-, -) interviewer: Many say they should not.\n"
     "Anna Rossi (-, -) speaker: Many are wrong.\n"},
    {"representatives without a name",
     "1. Ms. Roy (Canada) said that norms were needed.\n\n2. The representative of Cuba agreed.\n\n"
     "3. The representatives of Chile and Peru endorsed that.\n\n4. It was time.\n",
     "Roy (Canada, -) speaker: 1. Ms. Roy (Canada) said that norms were needed.\n"
     "- (Cuba, -) speaker: 2. The representative of Cuba agreed.\n"
     "The representatives of Chile and Peru (-, -) speaker: 3. The representatives of Chile and "
     "Peru endorsed that.\nThe representatives of Chile and Peru (-, -) speaker: 4. It was "
     "time.\n"},
    {"a statement that tells what others said",
     "Statement by the delegation of Aldovia\n\n1. We thank the Chair.\n\n2. The representative of "
     "Brenmark said that norms are enough.\n\n3. The representative of Ostrany considered that the "
     "matter is closed.\n\n4. We do not agree.\n",
     "- (Aldovia, -) -: Statement by the delegation of Aldovia\n"
     "- (Aldovia, -) -: 1. We thank the Chair.\n"
     "- (Aldovia, -) -: 2. The representative of Brenmark said that norms are enough.\n"
     "- (Aldovia, -) -: 3. The representative of Ostrany considered that the matter is closed.\n"
     "- (Aldovia, -) -: 4. We do not agree.\n"},
    {"representatives whose name follows, and what they said behind a colon",
     "1. Ms. Roy (Canada) said that norms were needed.\n\n2. The representative of Lumara, Mr. "
     "Sel, "
     "considered that they were not. Such a treaty, he added, would bind all: large and small.\n\n"
     "The observer for Velmora replied as follows: We wait.\n\n"
     "3. The delegation of Lumara proposes two points: law and order.\n",
     "Roy (Canada, -) speaker: 1. Ms. Roy (Canada) said that norms were needed.\n"
     "Sel (Lumara, -) speaker: 2. The representative of Lumara, Mr. Sel, considered that they were "
     "not. Such a treaty, he added, would bind all: large and small.\n"
     "- (Velmora, -) speaker: We wait.\n"
     "- (Velmora, -) speaker: 3. The delegation of Lumara proposes two points: law and order.\n"},
    {"a verbatim record of States that no table knows",
     "The Chair (interpretation from Russian): The meeting is open.\n\n"
     "Mr. Vos (Brenmark): I speak on behalf of the Harbour Group. Note: we have two points.\n\n"
     "Note: the first is short.\n\nIn my national capacity, I add that we shall pay.\n\n"
     "At 17:30: we stop.\n\n"
     "The representative of Velmora: We wait.\n\nMs. Rossi: Who pays?\n\n"
     "Mr. VOS (BRENMARK): We pay.\n\nThe Co-Chair (Ms. Holm): The list is closed.\n\n"
     "The Chair: In my capacity as representative of Aldovia, I reject that.\n",
     "The Chair (-, -) chair: The meeting is open.\n"
     "Vos (Brenmark, Harbour Group) speaker: I speak on behalf of the Harbour Group. Note: we have "
     "two points.\n"
     "Vos (Brenmark, Harbour Group) speaker: Note: the first is short.\n"
     "Vos (Brenmark, ) speaker: In my national capacity, I add that we shall pay.\n"
     "Vos (Brenmark, ) speaker: At 17:30: we stop.\n"
     "- (Velmora, -) speaker: We wait.\n"
     "Rossi (-, -) speaker: Who pays?\n"
     "Vos (Brenmark, -) speaker: We pay.\n"
     "Holm (-, -) chair: The list is closed.\n"
     "The Chair (Aldovia, -) speaker: In my capacity as representative of Aldovia, I reject "
     "that.\n"},
    {"a summary record of States that no table knows",
     "1. Mr. Vos (Brenmark), speaking on behalf of the Harbour Group, said that norms bound "
     "all.\n\n"
     "2. He added that the mandate was clear.\n\n"
     "3. Ms. Rossi (Corvania) said that her delegation aligned itself with the statement made by "
     "the representative of Brenmark.\n\n25-03456 3/9\n\n"
     "4. Some delegations had asked for a treaty; hers saw no need.\n\n"
     "5. The representative of Lumara expressed support.\n\n6. Mr. Drask (Velmora) rejected "
     "that at 17:30.\n",
     "Vos (Brenmark, Harbour Group) speaker: 1. Mr. Vos (Brenmark), speaking on behalf of the "
     "Harbour Group, said that norms bound all.\n"
     "Vos (Brenmark, Harbour Group) speaker: 2. He added that the mandate was clear.\n"
     "Rossi (Corvania, -) speaker: 3. Ms. Rossi (Corvania) said that her delegation aligned itself "
     "with the statement made by the representative of Brenmark.\n"
     "- (-, -) -: 25-03456 3/9\n"
     "Rossi (Corvania, -) speaker: 4. Some delegations had asked for a treaty; hers saw no need.\n"
     "- (Lumara, -) speaker: 5. The representative of Lumara expressed support.\n"
     "Drask (Velmora, -) speaker: 6. Mr. Drask (Velmora) rejected that at 17:30.\n"},
    {"a press release of a meeting",
     "HENRIK VOS (Brenmark), speaking on behalf of the Harbour Group, said that norms bound "
     "all.\n\n"
     "He added that the mandate was clear.\n\n"
     "ANNA ROSSI (Aldovia), aligning herself with the Meridian Forum, said they did not.\n\n"
     "SEFA TOLU (Lumara) rejected that.\n",
     "Henrik Vos (Brenmark, Harbour Group) speaker: HENRIK VOS (Brenmark), speaking on behalf of "
     "the Harbour Group, said that norms bound all.\n"
     "Henrik Vos (Brenmark, Harbour Group) speaker: He added that the mandate was clear.\n"
     "Anna Rossi (Aldovia, -) speaker: ANNA ROSSI (Aldovia), aligning herself with the Meridian "
     "Forum, said they did not.\n"
     "Sefa Tolu (Lumara, -) speaker: SEFA TOLU (Lumara) rejected that.\n"},
    {"brackets with a person and a State",
     "[Ms. Rossi (Aldovia)]: We begin now.\n\n[inaudible]\n\n[Tomas Berek]\n\nWe go on.\n\n"
     "[Ms. Rossi (Aldovia)]: We end.\n",
     "Rossi (Aldovia, -) speaker: We begin now.\n"
     "Rossi (Aldovia, -) speaker: [inaudible]\n"
     "Tomas Berek (-, -) speaker: [Tomas Berek]\n"
     "Tomas Berek (-, -) speaker: We go on.\n"
     "Rossi (Aldovia, -) speaker: We end.\n"},
    {"chairs with a French article",
     "Le Président : La séance est ouverte.\n\nM. Vos (Brenmark) : Les normes lient.\n\n"
     "La Présidente : Je remercie tous les orateurs.\n",
     "Le Président (-, -) chair: La séance est ouverte.\n"
     "Vos (Brenmark, -) speaker: Les normes lient.\n"
     "La Présidente (-, -) chair: Je remercie tous les orateurs.\n"},
    {"a national capacity in a speech for a group",
     "Statement by Ms. Anna Rossi (Aldovia) on behalf of the Harbour Group\n\nWe support the norms "
     "as they are, and we thank the Chair.\n\nIn my national capacity, I wish to add a word on "
     "the report.\n\nIt is too long.\n",
     "Anna Rossi (Aldovia, Harbour Group) -: Statement by Ms. Anna Rossi (Aldovia) on behalf of "
     "the Harbour Group\n"
     "Anna Rossi (Aldovia, Harbour Group) -: We support the norms as they are, and we thank the "
     "Chair.\n"
     "Anna Rossi (Aldovia, ) -: In my national capacity, I wish to add a word on the report.\n"
     "Anna Rossi (Aldovia, ) -: It is too long.\n"},
    {"a State in the title, a person in the line below",
     "Statement by Aldovia\nAnna Rossi, Head of Delegation\n\n4 March 2025\n\nWe support the norms "
     "as they are.\n",
     "Anna Rossi (Aldovia, -) -: Statement by Aldovia Anna Rossi, Head of Delegation\n"
     "Anna Rossi (Aldovia, -) -: 4 March 2025\n"
     "Anna Rossi (Aldovia, -) -: We support the norms as they are.\n"},
    {"a person in the title, an office in the line below",
     "Statement by Anna Rossi\nHead of Delegation of Aldovia\n\n4 March 2025\n\nWe support the "
     "norms "
     "as they are.\n",
     "Anna Rossi (Aldovia, -) -: Statement by Anna Rossi Head of Delegation of Aldovia\n"
     "Anna Rossi (Aldovia, -) -: 4 March 2025\n"
     "Anna Rossi (Aldovia, -) -: We support the norms as they are.\n"},
    {"lines with States, a chair and a body",
     "Chair\n\nWe begin now.\n\nAustralia\n\nWe agree to it.\n\nKenya\n\nSo do we.\n\nViet "
     "Nam\n\nSo do we, too.\n\nSociety of Friends\n\nWe do not.\n",
     "Chair (-, -) chair: Chair\nChair (-, -) chair: We begin now.\n"
     "- (Australia, -) speaker: Australia\n- (Australia, -) speaker: We agree to it.\n"
     "- (Kenya, -) speaker: Kenya\n- (Kenya, -) speaker: So do we.\n"
     "- (Viet Nam, -) speaker: Viet Nam\n- (Viet Nam, -) speaker: So do we, too.\n"
     "Society of Friends (-, -) speaker: Society of Friends\n"
     "Society of Friends (-, -) speaker: We do not.\n"},
    {"a heading is no speaker where no States stand on lines",
     "Statement by Ms. Anna Rossi\n\nWe begin now.\n\nSociety of Friends\n\nWe thank it.\n",
     "Anna Rossi (-, -) -: Statement by Ms. Anna Rossi\nAnna Rossi (-, -) -: We begin now.\n"
     "Anna Rossi (-, -) -: Society of Friends\nAnna Rossi (-, -) -: We thank it.\n"},
    {"names in capitals and in brackets",
     "ANNA KIM: Thank you all.\n\nPETER OLSEN: It is my pleasure.\n\nANNA KIM: What about "
     "law?\n\n[Ms. "
     "Rosa Díaz]\n\nLaw applies, as we know.\n\nPETER OLSEN: It does.\n",
     "Anna Kim (-, -) speaker: Thank you all.\n"
     "Peter Olsen (-, -) speaker: It is my pleasure.\n"
     "Anna Kim (-, -) speaker: What about law?\n"
     "Rosa Díaz (-, -) speaker: [Ms. Rosa Díaz]\n"
     "Rosa Díaz (-, -) speaker: Law applies, as we know.\n"
     "Peter Olsen (-, -) speaker: It does.\n"},
    {"words with a colon are no speakers",
     "Note: we met at 17:30 to talk.\n\nConclusion: we shall talk again.\n\nOne thing is clear: "
     "norms "
     "are needed.\n\nNorms: they are needed.\n",
     "- (-, -) -: Note: we met at 17:30 to talk.\n"
     "- (-, -) -: Conclusion: we shall talk again.\n"
     "- (-, -) -: One thing is clear: norms are needed.\n"
     "- (-, -) -: Norms: they are needed.\n"},
    {"several statements in one file",
     "Ministry of Foreign Affairs of Borduria\n\nStatement by Mr. Karl Weber\n\nWe support the "
     "text.\n\nStatement by Ms. Eva Klein\n\nWe want changes in it.\n",
     "- (-, -) -: Ministry of Foreign Affairs of Borduria\n"
     "Karl Weber (Borduria, -) -: Statement by Mr. Karl Weber\n"
     "Karl Weber (Borduria, -) -: We support the text.\n"
     "Eva Klein (Borduria, -) -: Statement by Ms. Eva Klein\n"
     "Eva Klein (Borduria, -) -: We want changes in it.\n"},
    {"a group's statement",
     "Statement by Ambassador Anna Rossi of Italy\n\nI speak on behalf of the Group of Friends and "
     "am glad to.\n",
     "Anna Rossi (Italy, Group of Friends) -: Statement by Ambassador Anna Rossi of Italy\n"
     "Anna Rossi (Italy, Group of Friends) -: I speak on behalf of the Group of Friends and am "
     "glad "
     "to.\n"},
    {"who aligns with a group's statement speaks for itself",
     "Statement by Ambassador Anna Rossi of Italy\n\nItaly aligns itself with the statement "
     "delivered on behalf of the Group of Friends.\n",
     "Anna Rossi (Italy, -) -: Statement by Ambassador Anna Rossi of Italy\n"
     "Anna Rossi (Italy, -) -: Italy aligns itself with the statement delivered on behalf of the "
     "Group of Friends.\n"},
    {"the head of a record names the chair, who does not speak yet",
     "Summary record of the 2nd meeting\n\nChair: Ms. Roy (Canada)\n\nThe meeting was called to "
     "order at 3 p.m.\n\n1. The Chair said that she was glad.\n\n2. Mr. Silva (Brazil) said that "
     "he was too.\n",
     "- (-, -) -: Summary record of the 2nd meeting\n- (-, -) -: Chair: Ms. Roy (Canada)\n"
     "- (-, -) -: The meeting was called to order at 3 p.m.\n"
     "The Chair (-, -) chair: 1. The Chair said that she was glad.\n"
     "Silva (Brazil, -) speaker: 2. Mr. Silva (Brazil) said that he was too.\n"},
};

START_TEST (test_speakers)
{
  g_autofree char *described = describe_speakers (cases[_i].text);

  ck_assert_msg (strcmp (described, cases[_i].expected) == 0, "%s:\n%s---\n%s", cases[_i].name,
                 described, cases[_i].expected);
}
END_TEST

static const struct {
  const char *title;
  const char *speaker;
  const char *delegation;
} titles[] = {
    {"Statement by the Special Envoy of the President of Aldovia, Ambassador Anna Rossi, at the "
     "second conference",
     "Anna Rossi", "Aldovia"},
    {"BY HEAD OF THE DELEGATION OF THE FRENCH REPUBLIC DR. JEAN-PAUL O'BRIEN", "Jean-Paul O'Brien",
     "France"},
    {"Statement by H.E. Mr. Sergey LAVROV, Minister for Foreign Affairs of the Russian Federation",
     "Sergey Lavrov", "Russian Federation"},
    {"Remarks by Foreign Minister Maria van der Berg", "Maria van der Berg", NULL},
    {"Statement by the Permanent Representative of Singapore to the United Nations", NULL,
     "Singapore"},
    {"Statement by the Russian delegation at the meeting hosted by Switzerland", NULL,
     "Russian Federation"},
    {"Permanent Mission of the Republic of Aldovia to the United Nations", NULL, "Aldovia"},
    {"Statement on norms", NULL, NULL},
    {"Statement of the Republic of Korea", NULL, "Republic of Korea"},
    {"Speech of the Minister of Foreign Affairs of Corvania P.D. Holm at the conference",
     "P.D. Holm", "Corvania"},
    {"BY THE REPRESENTATIVE OF CORVANIA AT THE THIRD SESSION MS. ELENA DRASK", "Elena Drask",
     "Corvania"},
    {"Statement by Mr.Karl Weber, the representative of the German delegation", "Karl Weber",
     "Germany"},
    {"Statement by the Special Envoy, Ambassador-at-large K.A.Weber at the second session",
     "K.A. Weber", NULL},
    {"Statement by Chargé d'Affaires of the Federal Republic of Germany Karl Weber at the session",
     "Karl Weber", "Germany"},
    {"Statement by A. Rossi (Aldovia)", "A. Rossi", "Aldovia"},
    {"Interview of the Director of the Foreign Ministry of Russia A. Rossi to a newspaper",
     "A. Rossi", "Russian Federation"},
    {"Statement by the UK's Deputy Head of Policy, Kate Ferris, at the forum", "Kate Ferris",
     "United Kingdom"},
    {"Joint statement on behalf of Chile, Kenya and the United Kingdom", NULL, NULL},
    {"Statement on behalf of Chile, Kenya and Peru, delivered by Estonia", NULL, "Estonia"},
    {"Briefing by Spokesperson Anna Rossi", "Anna Rossi", NULL},
    {"Déclaration de Mme Anna Rossi Représentante permanente de la France", "Anna Rossi", "France"},
    {"Statement by the Minister, Buenos Aires, 3 March 2024", NULL, NULL},
    {"Statement by A. Rossi (VTC)", "A. Rossi", NULL},
    {"Statement by A. Rossi (Deputy Minister)", "A. Rossi", NULL},
};

START_TEST (test_titles)
{
  g_autofree char *speaker = NULL;
  g_autofree char *delegation = NULL;

  demarche_title_read (titles[_i].title, strlen (titles[_i].title), &speaker, &delegation);
  ck_assert_pstr_eq (speaker, titles[_i].speaker);
  ck_assert_pstr_eq (delegation, titles[_i].delegation);
}
END_TEST

static const struct {
  const char *text;
  const char *group;
} openings[] = {
    {"I have the honour to speak on behalf of the Harbour Group.", "Harbour Group"},
    {"On behalf of the European Union and its member States, I thank you.", "European Union"},
    {"Mr. Chair, I take the floor on behalf of the eight Nordic countries.", "Nordic countries"},
    {"I speak on behalf of the member States of the Harbour Group.", "Harbour Group"},
    {"This statement is delivered on behalf of ABCDE.", "ABCDE"},
    {"Aldovia aligns itself with the statement made on behalf of the Harbour Group.", NULL},
    {"We associate ourselves with what was said on behalf of the Harbour Group.", NULL},
    {"We align with the Harbour Group. Today I speak on behalf of the Group of Friends.",
     "Group of Friends"},
    {"I speak on behalf of my delegation.", NULL},
    {"I speak on behalf of the Government of Aldovia.", NULL},
    {"I speak on behalf of Italy.", NULL},
    {"I speak on behalf of the Group.", NULL},
    {"The delegate of Aldovia, speaking on behalf of the Harbour Group, was right.", NULL},
    {"I speak on behalf of ", NULL},
};

START_TEST (test_openings)
{
  g_autofree char *group =
      demarche_behalf_find_in_opening (openings[_i].text, strlen (openings[_i].text));

  ck_assert_pstr_eq (group, openings[_i].group);
}
END_TEST

static const struct {
  const char *text;
  const char *expected;
} alignments[] = {
    {"We align ourselves with the statement made on behalf of the Harbour Group, and add a word.",
     "Harbour Group"},
    {"My delegation aligned itself with the statement of the European Union.", "European Union"},
    {"Aldovia associates itself with the remarks made by the representative of Brenmark.",
     "Brenmark"},
    {"We align our law with the Charter.", NULL},
    {"Others may align ourselves with ", NULL},
    {"", NULL},
};

START_TEST (test_alignments)
{
  g_autofree char *found =
      demarche_behalf_find_alignment (alignments[_i].text, strlen (alignments[_i].text));

  ck_assert_pstr_eq (found, alignments[_i].expected);
}
END_TEST

START_TEST (test_national_capacity)
{
  static const char first[] = "Speaking in our national capacity, we add this. It is short.";
  static const char second[] = "We spoke for the Group. In our national capacity we add this.";

  ck_assert (demarche_behalf_is_national (first, strlen (first)));
  ck_assert (!demarche_behalf_is_national (second, strlen (second)));
}
END_TEST

static const struct {
  const char *text;
  DemarcheHeadForm form;
} heads[] = {
    {"17:30 the meeting began", DEMARCHE_HEAD_NONE},
    {"Note: this", DEMARCHE_HEAD_NONE},
    {"http://example.org", DEMARCHE_HEAD_NONE},
    {"We believe: this", DEMARCHE_HEAD_NONE},
    {"[1] A footnote", DEMARCHE_HEAD_NONE},
    {"Question: why", DEMARCHE_HEAD_QUESTION},
    {"Question 3: why", DEMARCHE_HEAD_QUESTION},
    {"Questions: why", DEMARCHE_HEAD_NONE},
    {"A: so", DEMARCHE_HEAD_ANSWER},
    {"The Acting President: so", DEMARCHE_HEAD_CHAIR},
    {"President. – The debate is closed.", DEMARCHE_HEAD_CHAIR},
    {"Chair: Mr. Venn (Pellan)", DEMARCHE_HEAD_NONE},
    {"Mr. van der Berg (Netherlands): so", DEMARCHE_HEAD_TITLED},
    {"12. Ms. Roy (Canada) noted that", DEMARCHE_HEAD_SAID},
    {"Mr. Roy (Canada) is my friend", DEMARCHE_HEAD_NONE},
    {"President Rossi: so", DEMARCHE_HEAD_TITLED},
    {"President: Mr. Holm ....... (Corvania)", DEMARCHE_HEAD_NONE},
    {"Canada: so", DEMARCHE_HEAD_STATE},
    {"Canada (Ms. Roy): so", DEMARCHE_HEAD_STATE},
    {"Canada has said so", DEMARCHE_HEAD_NONE},
    {"A.R.: so", DEMARCHE_HEAD_INITIALS},
    {"", DEMARCHE_HEAD_NONE},
};

/* whatever finds something in a paragraph is announced by the quick look at it */
START_TEST (test_quick_look_misses_nothing)
{
  static const char *const pieces[] = {"align ourselves with ",
                                       "Aligns itself with ",
                                       "nous nous alignons sur ",
                                       "s’associe à ",
                                       "S'ASSOCIE à ",
                                       "присоединяемся к ",
                                       "on behalf of ",
                                       "I speak On Behalf Of ",
                                       "in my national capacity",
                                       "in my Capacity as representative of ",
                                       "À titre national",
                                       "à titre national",
                                       "a título nacional",
                                       "в национальном качестве",
                                       "the Group of Friends",
                                       "Chile",
                                       "xalign",
                                       "association",
                                       "half of the city",
                                       "о",
                                       ", ",
                                       ". ",
                                       " ",
                                       "’",
                                       "-"};
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);

  for (guint n = 0; n < 20000; n++) {
    g_autoptr (GString) text = g_string_new (NULL);
    gint32 n_pieces = g_rand_int_range (chance, 1, 7);

    for (gint32 i = 0; i < n_pieces; i++)
      g_string_append (text, pieces[g_rand_int_range (chance, 0, G_N_ELEMENTS (pieces))]);
    DemarcheBehalf said = demarche_behalf_look (text->str, text->len);
    g_autofree char *group = demarche_behalf_find_in_opening (text->str, text->len);
    g_autofree char *aligned = demarche_behalf_find_alignment (text->str, text->len);
    g_autofree char *state = demarche_behalf_find_capacity (text->str, text->len);

    ck_assert_msg (group == NULL || (said & DEMARCHE_BEHALF_GROUP), "%s", text->str);
    ck_assert_msg (aligned == NULL || (said & DEMARCHE_BEHALF_ALIGNED), "%s", text->str);
    ck_assert_msg (state == NULL || (said & DEMARCHE_BEHALF_CAPACITY), "%s", text->str);
    ck_assert_msg (!demarche_behalf_is_national (text->str, text->len) ||
                       (said & DEMARCHE_BEHALF_NATIONAL),
                   "%s", text->str);
  }
}
END_TEST

/* what begins with a phrase once it is folded is never told apart from it before that */
START_TEST (test_phrases_that_may_begin)
{
  static const char *const phrases[] = {"a", "an item", "s.o.s", "to the", "éa", "ton", NULL};
  static const char *const letters[] = {"a", "A", "n",  "t", "o", "e",      "s",
                                        ".", " ", "\t", "é", "É", "\u00ad", "T"};
  static DemarchePhrases sieve = DEMARCHE_PHRASES (phrases);
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  guint n_begun = 0;

  for (guint n = 0; n < 50000; n++) {
    g_autoptr (GString) text = g_string_new (NULL);
    gint32 length = g_rand_int_range (chance, 1, 9);

    for (gint32 i = 0; i < length; i++)
      g_string_append (text, letters[g_rand_int_range (chance, 0, G_N_ELEMENTS (letters))]);
    if (strstr (text->str, "  ") != NULL || *text->str == ' ')
      continue; /* clean text has none */
    g_autofree char *folded = demarche_wording_fold (text->str, text->len, text->len);
    for (guint i = 0; phrases[i] != NULL; i++)
      if (g_str_has_prefix (folded, phrases[i])) {
        n_begun++;
        ck_assert_msg (demarche_phrases_may_begin (&sieve, text->str, text->len), "%s", text->str);
      }
  }
  ck_assert_uint_gt (n_begun, 100);
}
END_TEST

/* where a name is told to be no label, none of its forms has words enough, or a mark behind it */
START_TEST (test_names_that_may_be_whole)
{
  static const char *const pieces[] = {"Anna", "Rossi",  "Mr",  "The", "de",        "y", "of",
                                       "said", "Åsa",    "ami", " ",   " ",         " ", ".",
                                       ":",    "\u00a0", "-",   "(",   "President", "’s"};
  g_autoptr (GRand) chance = g_rand_new_with_seed (11);
  guint n_told = 0;

  for (guint n = 0; n < 50000; n++) {
    g_autoptr (GString) text = g_string_new (NULL);
    gint32 n_pieces = g_rand_int_range (chance, 1, 8);
    guint n_words;

    for (gint32 i = 0; i < n_pieces; i++)
      g_string_append (text, pieces[g_rand_int_range (chance, 0, G_N_ELEMENTS (pieces))]);
    if (demarche_name_may_be_whole (text->str, text->len))
      continue;
    gsize address = demarche_name_skip_address (text->str, text->len);
    gsize name = demarche_name_scan (text->str + address, text->len - address, &n_words);
    const char *behind = text->str + address + name;

    n_told++;
    ck_assert_msg (n_words == 0 || (n_words == 1 && address == 0 && behind[0] == ' ' &&
                                    g_ascii_islower (behind[1])),
                   "%s", text->str);
  }
  ck_assert_uint_gt (n_told, 100);
}
END_TEST

START_TEST (test_heads)
{
  DemarcheTurnHead head = {0};

  demarche_turn_head_read (heads[_i].text, strlen (heads[_i].text), 0, &head);
  ck_assert_msg (head.form == heads[_i].form, "%s: %d", heads[_i].text, head.form);
  demarche_turn_head_clear (&head);
}
END_TEST

/* what ends a label is found at every place near the start of a long paragraph, and only there */
START_TEST (test_labels_end_anywhere)
{
  static const char *const ends[] = {": ",    "\xEF\xBC\x9A", ". - ",
                                     ".  – ", ".\xC2\xA0– ",  " (Aldovia): "};
  g_autofree char *words = g_strnfill (400, 'w');

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    for (guint n = 1; n < 290; n++) {
      g_autofree char *letters = g_strnfill (n, 'a');
      g_autofree char *text = g_strconcat ("Ms. R", letters, ends[i], words, NULL);
      g_autofree char *other = g_strconcat ("Ms. R", letters, ". ", words, NULL);
      DemarcheTurnHead head = {0};

      ck_assert_msg (demarche_turn_head_read (text, strlen (text), 0, &head), "%s", text);
      ck_assert_uint_eq (head.label, strlen (text) - strlen (words));
      demarche_turn_head_clear (&head);
      ck_assert (!demarche_turn_head_read (other, strlen (other), 0, &head));
    }
}
END_TEST

START_TEST (test_turns_are_numbered_and_noted)
{
  g_autoptr (DemarcheStatement) statement = segment (
      "Rosa Díaz (CDE), in writing. - (ES) We agree.\n\nIt is done.\n\nKarl Weber (ABC). - "
      "(DE) So do we.\n");

  ck_assert_uint_eq (demarche_statement_get_paragraph (statement, 1)->turn, 1);
  ck_assert_uint_eq (demarche_statement_get_paragraph (statement, 2)->turn, 2);
  ck_assert_str_eq (demarche_statement_get_paragraph (statement, 0)->note, "in writing");
  ck_assert_ptr_null (demarche_statement_get_paragraph (statement, 1)->note);
  ck_assert_str_eq (demarche_statement_get_paragraph (statement, 2)->note, "spoken in DE");
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_SOURCE_KIND), "record");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("turns");
  TCase *tests = tcase_create ("turns");

  tcase_add_loop_test (tests, test_speakers, 0, G_N_ELEMENTS (cases));
  tcase_add_loop_test (tests, test_titles, 0, G_N_ELEMENTS (titles));
  tcase_add_loop_test (tests, test_openings, 0, G_N_ELEMENTS (openings));
  tcase_add_loop_test (tests, test_alignments, 0, G_N_ELEMENTS (alignments));
  tcase_add_test (tests, test_national_capacity);
  tcase_add_test (tests, test_quick_look_misses_nothing);
  tcase_add_test (tests, test_phrases_that_may_begin);
  tcase_add_test (tests, test_names_that_may_be_whole);
  tcase_add_loop_test (tests, test_heads, 0, G_N_ELEMENTS (heads));
  tcase_add_test (tests, test_labels_end_anywhere);
  tcase_add_test (tests, test_turns_are_numbered_and_noted);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
