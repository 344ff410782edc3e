/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Paragraphs: where they begin and end, their kind, date and section. */
#include "segmented.h"

#include "base/limits.h"
#include "runner.h"

typedef struct {
  const char *name;
  const char *text;
  const char *expected;
} Case;

static const Case kinds[] = {
    {"blank lines part paragraphs, one line or several",
     "We support the draft text.\n\n\nWe have one more remark to make.\n",
     "paragraph: We support the draft text.\nparagraph: We have one more remark to make.\n"},
    {"an apostrophe that stands apart in a title is no word without end",
     "Statement by the Delegation of Aldovia ’s friends\n\nWe agree with what was said before "
     "us.\n",
     "title: Statement by the Delegation of Aldovia ’s friends\n"
     "paragraph: We agree with what was said before us.\n"},
    {"hard-wrapped lines become one paragraph",
     "We support the draft text that was tabled by\nthe Chair, and thank him for his efforts in\n"
     "these days.\n",
     "paragraph: We support the draft text that was tabled by the Chair, and thank him for his "
     "efforts in these days.\n"},
    {"without blank lines a short last line ends a paragraph",
     "We support the draft text that was tabled by the\nChair today.\nWe have one remark to make "
     "on "
     "the second part of\nit.\n",
     "paragraph: We support the draft text that was tabled by the Chair today.\n"
     "paragraph: We have one remark to make on the second part of it.\n"},
    {"an indented line starts a paragraph",
     "We support the draft text that was tabled early\nby the Chair and by the two vice-chairs, "
     "yes.\n    We have one remark to make on the second part\nof the text.\n",
     "paragraph: We support the draft text that was tabled early by the Chair and by the two "
     "vice-chairs, yes.\nparagraph: We have one remark to make on the second part of the text.\n"},
    {"a page break inside a sentence",
     "We have said this many times before, but the other side did\n\nnot listen to us. So be it.\n",
     "paragraph: We have said this many times before, but the other side did not listen to us. So "
     "be it.\n"},
    {"a page number between the halves stands after them",
     "We have said this many times before, but the other side did\n\n- 3 -\n\nnot listen to us. So "
     "be it.\n",
     "paragraph: We have said this many times before, but the other side did not listen to us. So "
     "be it.\nboilerplate: - 3 -\n"},
    {"a running head that comes again on each page",
     "Aldovia at the third session\n\nWe have said this many times before, but the other side "
     "did\n\nAldovia at the third session\n2\n\nnot listen to us. So be it, and let us go on to "
     "what must come\n\nAldovia at the third session\n3\n\nnext, which is law.\n",
     "title: Aldovia at the third session\nparagraph: We have said this many times before, but the "
     "other side did not listen to us. So be it, and let us go on to what must come next, which is "
     "law.\nboilerplate: Aldovia at the third session\nboilerplate: 2\nboilerplate: Aldovia at the "
     "third session\nboilerplate: 3\n"},
    {"hyphens at line ends are real, and ordinals are put together",
     "The right to self-\ndetermination was affirmed at the 80\nth session by the "
     "Under-\nSecretary "
     "in short-\nand long-term plans.\n",
     "paragraph: The right to self-determination was affirmed at the 80th session by the "
     "Under-Secretary in short- and long-term plans.\n"},
    {"a list with its lead-in is one paragraph",
     "We propose three steps:\n\n- to talk;\n- to agree;\n\n- to sign.\n\nThat is all that we "
     "want.\n",
     "list: We propose three steps: - to talk; - to agree; - to sign.\nparagraph: That is all that "
     "we want.\n"},
    {"a list cut by a page break",
     "We propose two steps:\n\n• to talk about all of it in the\n\nopen, without haste;\n\n• to "
     "sign.\n",
     "list: We propose two steps: • to talk about all of it in the open, without haste; • to "
     "sign.\n"},
    {"a list in which items have no marks",
     "The group should not:\n\ntake votes;\n\nadmit observers; and\n\nrepeat itself.\n\nWe insist "
     "on "
     "that point.\n",
     "list: The group should not: take votes; admit observers; and repeat itself.\nparagraph: We "
     "insist on that point.\n"},
    {"enumerators", "We ask for two things:\n(a) clear rules;\n(b) equal rules.\n",
     "list: We ask for two things: (a) clear rules; (b) equal rules.\n"},
    {"numbered paragraphs are paragraphs",
     "1. We welcome the report of the Chair.\n\n2. We will study it with care.\n",
     "paragraph: 1. We welcome the report of the Chair.\nparagraph: 2. We will study it with "
     "care.\n"},
    {"Markdown bullets become dashes", "Our aims are these:\n\n* peace;\n* law.\n",
     "list: Our aims are these: - peace; - law.\n"},
    {"an aside between dashes is no list",
     "We thank the experts of the first group and of the second one\n– some of them are here with "
     "us "
     "today – for what they have done.\n",
     "paragraph: We thank the experts of the first group and of the second one – some of them are "
     "here with us today – for what they have done.\n"},
    {"Markdown marks are left out",
     "We *may – I repeat, may –* support **binding** norms, see [the report](http://example.org/a) "
     "and _inter alia_ snake_case_words.\n",
     "paragraph: We may – I repeat, may – support binding norms, see the report and inter alia "
     "snake_case_words.\n"},
    {"asterisks that mark footnotes stay",
     "Sandoria*, Kestria* and Norvale align themselves with this statement.\n",
     "paragraph: Sandoria*, Kestria* and Norvale align themselves with this statement.\n"},
    {"brackets without an address stay",
     "The text of article 5 [1] was agreed [sic] by all of us.\n",
     "paragraph: The text of article 5 [1] was agreed [sic] by all of us.\n"},
    {"white space is folded", "We  support\tthe   draft text.\n",
     "paragraph: We support the draft text.\n"},
    {"headings by marks, underlines and emphasis",
     "# Statement on norms\n\nWe support the draft text.\n\n## First part\n\nIt is a good text.\n\n"
     "Second part\n-----------\n\nIt is not a long text.\n\n**Third part**\n\nThat is all we "
     "say.\n",
     "title: Statement on norms\nparagraph: We support the draft text.\nheading: First "
     "part\nparagraph: It is a good text.\nheading: Second part\nparagraph: It is not a long "
     "text.\nheading: Third part\nparagraph: That is all we say.\n"},
    {"a short line between paragraphs is a heading",
     "We support the draft text.\n\nCapacity-building\n\nIt needs more money than there is.\n",
     "paragraph: We support the draft text.\nheading: Capacity-building\nparagraph: It needs more "
     "money than there is.\n"},
    {"salutations and closing thanks",
     "Distinguished Mr. Chair,\n\nLadies and gentlemen,\n\nWe support the draft text.\n\nThank you "
     "for your attention.\n",
     "salutation: Distinguished Mr. Chair,\nsalutation: Ladies and gentlemen,\nparagraph: We "
     "support "
     "the draft text.\nclosing: Thank you for your attention.\n"},
    {"thanks at the start greet", "Thank you, Chair.\n\nWe support the draft text.\n",
     "salutation: Thank you, Chair.\nparagraph: We support the draft text.\n"},
    {"thanks with more in them are a paragraph",
     "We support the draft text.\n\nI wish you success. Thank you for your attention.\n",
     "paragraph: We support the draft text.\nparagraph: I wish you success. Thank you for your "
     "attention.\n"},
    {"a salutation in small letters is not glued to what follows",
     "Dear colleagues,\n\nwe support the draft text.\n",
     "salutation: Dear colleagues,\nparagraph: we support the draft text.\n"},
    {"letterhead, address, letter-spaced words, language switches",
     "**Permanent Mission  \nof Aldovia  \nto the United Nations**\n\n*12 Long Street, Port "
     "Alda*\n\nPhone: (212) 555-0100\n\n**S T A T E M E N T**\n\nStatement by Ms. Anna Rossi\n\n  "
     "• "
     "en-GB fr-FR\n\nMr. Chair,\n\nWe support the draft text.\n",
     "boilerplate: Permanent Mission of Aldovia to the United Nations\nboilerplate: 12 Long "
     "Street, "
     "Port Alda\nboilerplate: Phone: (212) 555-0100\nboilerplate: S T A T E M E N T\ntitle: "
     "Statement by Ms. Anna Rossi\nboilerplate: • en-GB fr-FR\nsalutation: Mr. Chair,\nparagraph: "
     "We support the draft text.\n"},
    {"a navigation tail",
     "We support the draft text.\n\nThank you.\n\n\n\nOther pages\n\nAdvanced settings\n",
     "paragraph: We support the draft text.\nclosing: Thank you.\nboilerplate: Other "
     "pages\nboilerplate: Advanced settings\n"},
    {"a footnote to asterisks",
     "Sandoria* aligns itself with this text.\n\n* Sandoria does so in part only.\n",
     "paragraph: Sandoria* aligns itself with this text.\nboilerplate: * Sandoria does so in part "
     "only.\n"},
    {"a hard break inside an unwrapped file",
     "I am pleased to speak to you here\ntoday. It is an honour to follow so many speakers on this "
     "important matter, and I will be short, because all has been said before me by others in this "
     "room, and said better.\n",
     "paragraph: I am pleased to speak to you here today. It is an honour to follow so many "
     "speakers "
     "on this important matter, and I will be short, because all has been said before me by others "
     "in this room, and said better.\n"},
    {"numbered thanks close",
     "1. We support the draft text.\n\n2. I thank you, Mr. Chair.\n\n* Sandoria does not.\n",
     "paragraph: 1. We support the draft text.\nclosing: 2. I thank you, Mr. Chair.\n"
     "boilerplate: * Sandoria does not.\n"},
    {"a note of the editor in brackets is nobody's words",
     "[Unofficial translation. Editor's note: the speaker used another text.]\n\nStatement by "
     "Aldovia\n\nWe support the draft text.\n",
     "boilerplate: [Unofficial translation. Editor's note: the speaker used another text.]\n"
     "title: Statement by Aldovia\nparagraph: We support the draft text.\n"},
    {"who speaks stands in the title block and is not addressed",
     "# Statement by Aldovia\n\n**Ms. Anna Rossi**, Ambassador at Large\n\n*Working group, third "
     "session*\n\n4 March 2025\n\n*Agenda item 7: Norms*\n\nMs. Chair,\n\nWe support the draft "
     "text.\n",
     "title: Statement by Aldovia\ntitle: Ms. Anna Rossi, Ambassador at Large\ntitle: Working "
     "group, third session\ndateline: 4 March 2025\nheading: Agenda item 7: Norms\nsalutation: Ms. "
     "Chair,\nparagraph: We support the draft text.\n"},
    {"short sentences are what somebody said, wherever they stand",
     "We cannot accept binding norms.\n\nOthers said they would, and we have heard them.\n\nWe "
     "want binding norms\n\nThe others want them too, as we heard.\n\nNorms are not "
     "voluntary.\n",
     "paragraph: We cannot accept binding norms.\nparagraph: Others said they would, and we have "
     "heard them.\nparagraph: We want binding norms\nparagraph: The others want them too, as we "
     "heard.\nparagraph: Norms are not voluntary.\n"},
    {"numbered headings in bold after the date line, and page numbers with a job number",
     "**STATEMENT BY ALDOVIA**\n\nPort Alda, 27 July 2022\n\n**I. Threats**\n\nWe see them all, "
     "and "
     "we have said so in this room.\n\n2/15 22-59000\n\n**II. Norms**\n\nThey are needed.\n",
     "title: STATEMENT BY ALDOVIA\ndateline: Port Alda, 27 July 2022\nheading: I. "
     "Threats\nparagraph: "
     "We see them all, and we have said so in this room.\nboilerplate: 2/15 22-59000\nheading: II. "
     "Norms\nparagraph: They are needed.\n"},
    {"words with a colon right above a salutation are a heading",
     "Statement by Aldovia\n\nOn the second draft of the report and on its annex:\n\nMr. "
     "Chair,\n\nWe "
     "support it.\n",
     "title: Statement by Aldovia\nheading: On the second draft of the report and on its "
     "annex:\nsalutation: Mr. Chair,\nparagraph: We support it.\n"},
    {"thanks with a second sentence are a paragraph",
     "Thank you. Norms must stay voluntary.\n\nMerci. We need law.\n\nI thank you for saying that "
     "norms must be binding.\n\nThank you, Mr. Chair. I thank all.\n",
     "paragraph: Thank you. Norms must stay voluntary.\nparagraph: Merci. We need law.\n"
     "paragraph: I thank you for saying that norms must be binding.\n"
     "closing: Thank you, Mr. Chair. I thank all.\n"},
    {"a sentence with a word of the page in it is a paragraph",
     "We will not subscribe to that.\n\nIt must be open. [email protected]\n\nWe took the floor in "
     "2021 and in 2022.\n\n(We do not agree.)\n\n(a) States shall not attack (as agreed)\n\n* We "
     "want law.\n",
     "paragraph: We will not subscribe to that.\nparagraph: It must be open. [email protected]\n"
     "paragraph: We took the floor in 2021 and in 2022.\nparagraph: (We do not agree.)\n"
     "paragraph: (a) States shall not attack (as agreed)\nparagraph: * We want law.\n"},
    {"a note at the end belongs to an asterisk before it",
     "Sandoria* and Kestria agree with us.\n\nThat is all.\n\n* Sandoria does so in part.\n",
     "paragraph: Sandoria* and Kestria agree with us.\nparagraph: That is all.\n"
     "boilerplate: * Sandoria does so in part.\n"},
    {"a title over several lines, ended by a stop or open",
     "- Final -\n\nStatement by\n\nH.E. Ambassador Anna Rossi, Head of the Mission of "
     "Aldovia,\n\nat the third session of the Working Group\n\nMr Chair,\n\nWe support the draft "
     "text.\n",
     "boilerplate: - Final -\ntitle: Statement by H.E. Ambassador Anna Rossi, Head of the Mission "
     "of Aldovia,\ntitle: at the third session of the Working Group\nsalutation: Mr "
     "Chair,\nparagraph: We support the draft text.\n"},
    {"numbered paragraphs after a list are none of its items",
     "We ask you to:\n\na) talk;\n\nb) agree.\n\n1. The first of our points has been made here in "
     "every session, and we make it again.\n\n2. The second one is new.\n",
     "list: We ask you to: a) talk; b) agree.\nparagraph: 1. The first of our points has been made "
     "here in every session, and we make it again.\nparagraph: 2. The second one is new.\n"},
    {"a numbered paragraph introduces items",
     "1. We are ready to:\n\na) talk;\n\nb) agree; and\n\nc) sign.\n\n2. We want no more.\n",
     "list: 1. We are ready to: a) talk; b) agree; and c) sign.\nparagraph: 2. We want no more.\n"},
    {"symbols and job numbers at a page break",
     "The President: We begin.\n\nMr. Roy (Canada): We have said it before, and States must "
     "not\n\n23-37219                  3/17\n\nA/78/PV.41          01/12/2023\n\nbe silent "
     "now.\n\nMs. "
     "Solano (Colombia), Vice-President, took the Chair.\n\nThe President: We end.\n\nThis record "
     "contains the text of speeches. It is subject to correction.\n",
     "paragraph: We begin.\nparagraph: We have said it before, "
     "and "
     "States must not be silent now.\nboilerplate: 23-37219 3/17\nboilerplate: A/78/PV.41 "
     "01/12/2023\nboilerplate: Ms. Solano (Colombia), Vice-President, took the Chair.\nparagraph: "
     "We end.\nboilerplate: This record contains the text of speeches. It is "
     "subject to correction.\n"},
    {"the words over a trail of pages, numbered paragraphs and headings",
     "Home > Statements > Talks\n\nStatement by Aldovia\n\n1. On norms\n\n1. Norms are needed, and "
     "we have said so in this room many times.\n2. They are needed now, and we shall say so in "
     "this room again.\n\nThank you.\n",
     "boilerplate: Home > Statements > Talks\ntitle: Statement by Aldovia\nheading: 1. On "
     "norms\nparagraph: 1. Norms are needed, and we have said so in this room many "
     "times.\nparagraph: 2. They are needed now, and we shall say so in this room again.\nclosing: "
     "Thank you.\n"},
    {"what stands between the opening of a meeting and the first turn is its topic",
     "Summary record of the 4th meeting\n\nThe meeting was called to order at 3 "
     "p.m.\n\nORGANIZATION "
     "OF WORK\n\n1. Ms. Roy (Canada) said that it was time.\n\n2. Mr. Silva (Brazil) agreed.\n",
     "title: Summary record of the 4th meeting\nboilerplate: The meeting was called to order at 3 "
     "p.m.\nheading: ORGANIZATION OF WORK\nparagraph: 1. Ms. Roy (Canada) said that it was "
     "time.\nparagraph: 2. Mr. Silva (Brazil) agreed.\n"},
    {"a heading and a resolution's number cut by a page break, a heading printed twice",
     "Remarks by Ambassador Anna Rossi at the open debate\nRemarks by Ambassador Anna Rossi at the "
     "open debate\n\n4 March 2025\n\n*On agenda item 3 “Adoption of the*\n\n*agenda”:*\n\nWe "
     "draw attention to what the General Assembly has said and done in its resolution\n\n75/240 on "
     "the mandate of this group of States.\n",
     "title: Remarks by Ambassador Anna Rossi at the open debate\ntitle: Remarks by Ambassador "
     "Anna "
     "Rossi at the open debate\ndateline: 4 March 2025\nheading: On agenda item 3 “Adoption of the "
     "agenda”:\nparagraph: We draw attention to what the General Assembly has said and done in its "
     "resolution 75/240 on the mandate of this group of States.\n"},
    {"footnotes stand apart, in their place; a mark without one stays",
     "We support the draft text[1] of the Chair[^b], not that one[3].\n\n[1] We said so in our\n"
     "letter of May.\n\n[^b]: We agree with it.\n\n[2] We see no note in it.\n",
     "paragraph: We support the draft text of the Chair, not that one[3].\nboilerplate: We said so "
     "in our letter of May.\nboilerplate: We agree with it.\nparagraph: [2] We see no note in "
     "it.\n"},
    {"items inside an item do not end the list around them",
     "We call for:\n\n1. peace, that is:\n\n(a) here;\n\n(b) there;\n\n2. work.\n\nWe say so "
     "today and tomorrow.\n",
     "list: We call for: 1. peace, that is: (a) here; (b) there; 2. work.\nparagraph: We say so "
     "today and tomorrow.\n"},
    {"a few words alone are what was said", "We agree\n", "paragraph: We agree\n"},
    {"nothing", "\n \n\t\n", ""},
};

START_TEST (test_kinds)
{
  g_autofree char *described = describe_kinds (kinds[_i].text);

  ck_assert_msg (strcmp (described, kinds[_i].expected) == 0, "%s:\n%s---\n%s", kinds[_i].name,
                 described, kinds[_i].expected);
}
END_TEST

static const Case sections[] = {
    {"date lines and headings govern what follows",
     "Statements by Aldovia\n\nPort Alda, 3-7 March 2025\n\n3 March 2025\n\n*On agenda item 3 "
     "“Organization of work”:*\n\nWe welcome the agenda.\n\n5 March 2025\n\n*On agenda item "
     "5:*\n\nNorms are needed now.\n",
     "- -: Statements by Aldovia\n- -: Port Alda, 3-7 March 2025\n2025-03-03 -: 3 March 2025\n"
     "2025-03-03 On agenda item 3 Organization of work: On agenda item 3 “Organization of work”:\n"
     "2025-03-03 On agenda item 3 Organization of work: We welcome the agenda.\n"
     "2025-03-05 On agenda item 3 Organization of work: 5 March 2025\n"
     "2025-03-05 On agenda item 5: On agenda item 5:\n"
     "2025-03-05 On agenda item 5: Norms are needed now.\n"},
    {"one date line dates all of it", "Statement by Aldovia\n\n3 March 2025\n\nNorms are needed.\n",
     "2025-03-03 -: Statement by Aldovia\n2025-03-03 -: 3 March 2025\n2025-03-03 -: Norms are "
     "needed.\n"},
    {"a day in the title", "Statement by Aldovia, 3 March 2025\n\nNorms are needed.\n",
     "2025-03-03 -: Statement by Aldovia, 3 March 2025\n2025-03-03 -: Norms are needed.\n"},
    {"a date line without a year takes the last one",
     "Statements by Aldovia\n\n11 December 2023\n\nWe begin.\n\nTuesday, 12 December\n\nWe end.\n",
     "- -: Statements by Aldovia\n2023-12-11 -: 11 December 2023\n2023-12-11 -: We "
     "begin.\n"
     "2023-12-12 -: Tuesday, 12 December\n2023-12-12 -: We end.\n"},
    {"the date line that stands over the words counts",
     "# Statement by Aldovia\n\nPublished 12 March 2024\n\nDelivered on 11 March 2024 (as it was "
     "spoken)\n\nWe begin.\n\nPublished 12 March 2024\n",
     "2024-03-11 -: Statement by Aldovia\n2024-03-12 -: Published 12 March 2024\n2024-03-11 -: "
     "Delivered on 11 March 2024 (as it was spoken)\n2024-03-11 -: We begin.\n2024-03-12 -: "
     "Published 12 March 2024\n"},
    {"an ambiguous date under the words says nothing of them",
     "Statement by Aldovia\n\n6 March 2024\n\nWe begin.\n\nPublished: 08/03/2024\n",
     "2024-03-06 -: Statement by Aldovia\n2024-03-06 -: 6 March 2024\n2024-03-06 -: We begin.\n"
     "2024-03-06 -: Published: 08/03/2024\n"},
    {"an ambiguous date is unknown", "Statement by Aldovia\n\n03/04/2025\n\nNorms are needed.\n",
     "- -: Statement by Aldovia\n- -: 03/04/2025\n- -: Norms are needed.\n"},
};

START_TEST (test_sections)
{
  g_autofree char *described = describe_sections (sections[_i].text);

  ck_assert_msg (strcmp (described, sections[_i].expected) == 0, "%s:\n%s---\n%s",
                 sections[_i].name, described, sections[_i].expected);
}
END_TEST

START_TEST (test_text_leads_back_to_its_source)
{
  const char *text = "We *must*\nsupport **binding** norms.\n\nAnd  so we\tdo.\n";
  g_autoptr (DemarcheStatement) statement = segment (text);

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);

    for (gsize at = 0; at < paragraph->length; at++) {
      char source = text[demarche_statement_get_source_offset (statement, i, at)];

      if (paragraph->text[at] != ' ')
        ck_assert_msg (source == paragraph->text[at], "paragraph %u, byte %u", i, (guint)at);
      else
        ck_assert_msg (strchr (" \n\t", source) != NULL, "paragraph %u, byte %u", i, (guint)at);
    }
  }
}
END_TEST

START_TEST (test_lines_and_notes)
{
  g_autoptr (DemarcheStatement) statement =
      segment ("Statement by Aldovia\n\nWe have said this many times before, but the other side "
               "did\n\nnot listen to us. So be it.\n");
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, 1);

  ck_assert_uint_eq (paragraph->number, 2);
  ck_assert_uint_eq (paragraph->first_line, 3);
  ck_assert_uint_eq (paragraph->last_line, 5);
  ck_assert_str_eq (paragraph->note, "joined across a break at line 4");
}
END_TEST

START_TEST (test_pages_are_counted_where_form_feeds_part_them)
{
  g_autoptr (DemarcheStatement) statement =
      segment ("The first page has one paragraph.\n\fThe second page has another one.\n");

  ck_assert_uint_eq (demarche_statement_get_n_paragraphs (statement), 2);
  ck_assert_uint_eq (demarche_statement_get_paragraph (statement, 0)->page, 1);
  ck_assert_uint_eq (demarche_statement_get_paragraph (statement, 1)->page, 2);
}
END_TEST

/* dots that lead up to something are found at every place near the start of a long paragraph */
START_TEST (test_dot_leaders_stand_anywhere)
{
  static const char *const leaders[] = {".....", ". . . . ", "………", ". . .\xC2\xA0. "};

  for (guint i = 0; i < G_N_ELEMENTS (leaders); i++)
    for (gsize at = 1; at + strlen (leaders[i]) < 320; at++) {
      g_autofree char *before = g_strnfill (at, 'w');
      g_autofree char *after = g_strnfill (330 - at, 'w');
      g_autofree char *text =
          g_strconcat ("We agree to it.\n\n", before, leaders[i], after, "\n\nWe agree.\n", NULL);
      g_autoptr (DemarcheStatement) statement = segment (text);

      ck_assert_msg (demarche_statement_get_paragraph (statement, 1)->kind ==
                         DEMARCHE_PARAGRAPH_BOILERPLATE,
                     "'%s' at %" G_GSIZE_FORMAT, leaders[i], at);
    }
}
END_TEST

START_TEST (test_long_paragraphs_are_split)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DemarcheStatement) statement = NULL;
  gsize length = 0;

  while (text->len < 3 * DEMARCHE_LIMIT_PARAGRAPH_BYTES)
    g_string_append (text, "We say it again, and again. ");
  statement = segment (text->str);
  ck_assert_uint_ge (demarche_statement_get_n_paragraphs (statement), 3);
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);

    ck_assert_uint_le (paragraph->length, DEMARCHE_LIMIT_PARAGRAPH_BYTES);
    ck_assert_int_eq (paragraph->text[paragraph->length - 1], '.');
    ck_assert_ptr_nonnull (strstr (paragraph->note, "piece"));
    length += paragraph->length + 1;
  }
  ck_assert_uint_eq (length, text->len);
}
END_TEST

START_TEST (test_a_long_word_is_split_between_characters)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DemarcheStatement) statement = NULL;

  while (text->len < 2 * DEMARCHE_LIMIT_PARAGRAPH_BYTES)
    g_string_append (text, "\xE2\x82\xAC");
  statement = segment (text->str);
  ck_assert_uint_ge (demarche_statement_get_n_paragraphs (statement), 2);
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);

    ck_assert (g_utf8_validate (paragraph->text, (gssize)paragraph->length, NULL));
  }
}
END_TEST

START_TEST (test_too_many_paragraphs_are_an_error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DemarcheSource) source = NULL;
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new ("many.txt");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= DEMARCHE_LIMIT_PARAGRAPHS; i++)
    g_string_append (text, "word\n\n");
  bytes = g_bytes_new (text->str, text->len);
  source = demarche_source_new ("many.txt", bytes);
  ck_assert (!demarche_segment (builder, source, 0, NULL, NULL, diagnostics, &error));
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("segmentation");
  TCase *tests = tcase_create ("segmentation");

  tcase_add_loop_test (tests, test_kinds, 0, G_N_ELEMENTS (kinds));
  tcase_add_loop_test (tests, test_sections, 0, G_N_ELEMENTS (sections));
  tcase_add_test (tests, test_text_leads_back_to_its_source);
  tcase_add_test (tests, test_lines_and_notes);
  tcase_add_test (tests, test_pages_are_counted_where_form_feeds_part_them);
  tcase_add_test (tests, test_dot_leaders_stand_anywhere);
  tcase_add_test (tests, test_long_paragraphs_are_split);
  tcase_add_test (tests, test_a_long_word_is_split_between_characters);
  tcase_add_test (tests, test_too_many_paragraphs_are_an_error);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
