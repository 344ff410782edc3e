/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names of States: data, and a look-up by first word. */
#include "ingest/states.h"

#include "base/text.h"
#include "ingest/wording.h"

#include <string.h>

/* names are separated by "|"; the European Union speaks as States do */
static const struct {
  const char *state;
  const char *others;
  const char *adjectives;
} states[] = {
    {"Afghanistan", "Islamic Republic of Afghanistan", "Afghan"},
    {"Albania", "Republic of Albania", "Albanian"},
    {"Algeria", "People's Democratic Republic of Algeria", "Algerian"},
    {"Andorra", "Principality of Andorra", "Andorran"},
    {"Angola", "Republic of Angola", "Angolan"},
    {"Antigua and Barbuda", "", ""},
    {"Argentina", "Argentine Republic", "Argentinian|Argentine"},
    {"Armenia", "Republic of Armenia", "Armenian"},
    {"Australia", "Commonwealth of Australia", "Australian"},
    {"Austria", "Republic of Austria", "Austrian"},
    {"Azerbaijan", "Republic of Azerbaijan", "Azerbaijani"},
    {"Bahamas", "Commonwealth of the Bahamas", "Bahamian"},
    {"Bahrain", "Kingdom of Bahrain", "Bahraini"},
    {"Bangladesh", "People's Republic of Bangladesh", "Bangladeshi"},
    {"Barbados", "", "Barbadian"},
    {"Belarus", "Republic of Belarus", "Belarusian|Belarussian"},
    {"Belgium", "Kingdom of Belgium", "Belgian"},
    {"Belize", "", "Belizean"},
    {"Benin", "Republic of Benin", "Beninese"},
    {"Bhutan", "Kingdom of Bhutan", "Bhutanese"},
    {"Bolivia", "Plurinational State of Bolivia|Bolivia (Plurinational State of)", "Bolivian"},
    {"Bosnia and Herzegovina", "", "Bosnian"},
    {"Botswana", "Republic of Botswana", ""},
    {"Brazil", "Federative Republic of Brazil", "Brazilian"},
    {"Brunei Darussalam", "Brunei", "Bruneian"},
    {"Bulgaria", "Republic of Bulgaria", "Bulgarian"},
    {"Burkina Faso", "", ""},
    {"Burundi", "Republic of Burundi", "Burundian"},
    {"Cabo Verde", "Cape Verde|Republic of Cabo Verde", ""},
    {"Cambodia", "Kingdom of Cambodia", "Cambodian"},
    {"Cameroon", "Republic of Cameroon", "Cameroonian"},
    {"Canada", "", "Canadian"},
    {"Central African Republic", "", ""},
    {"Chad", "Republic of Chad", "Chadian"},
    {"Chile", "Republic of Chile", "Chilean"},
    {"China", "People's Republic of China|PRC", "Chinese"},
    {"Colombia", "Republic of Colombia", "Colombian"},
    {"Comoros", "Union of the Comoros", "Comorian"},
    {"Congo", "Republic of the Congo", "Congolese"},
    {"Costa Rica", "Republic of Costa Rica", "Costa Rican"},
    {"Côte d'Ivoire", "Ivory Coast|Republic of Côte d'Ivoire", "Ivorian"},
    {"Croatia", "Republic of Croatia", "Croatian"},
    {"Cuba", "Republic of Cuba", "Cuban"},
    {"Cyprus", "Republic of Cyprus", "Cypriot"},
    {"Czechia", "Czech Republic", "Czech"},
    {"Democratic People's Republic of Korea", "DPRK|North Korea", "North Korean"},
    {"Democratic Republic of the Congo", "DRC|Democratic Republic of Congo", ""},
    {"Denmark", "Kingdom of Denmark", "Danish"},
    {"Djibouti", "Republic of Djibouti", ""},
    {"Dominica", "Commonwealth of Dominica", ""},
    {"Dominican Republic", "", ""},
    {"Ecuador", "Republic of Ecuador", "Ecuadorian"},
    {"Egypt", "Arab Republic of Egypt", "Egyptian"},
    {"El Salvador", "Republic of El Salvador", "Salvadoran"},
    {"Equatorial Guinea", "Republic of Equatorial Guinea", ""},
    {"Eritrea", "State of Eritrea", "Eritrean"},
    {"Estonia", "Republic of Estonia", "Estonian"},
    {"Eswatini", "Kingdom of Eswatini|Swaziland", ""},
    {"Ethiopia", "Federal Democratic Republic of Ethiopia", "Ethiopian"},
    {"Fiji", "Republic of Fiji", "Fijian"},
    {"Finland", "Republic of Finland", "Finnish"},
    {"France", "French Republic|République française", "French"},
    {"Gabon", "Gabonese Republic", "Gabonese"},
    {"Gambia", "Republic of the Gambia", "Gambian"},
    {"Georgia", "", "Georgian"},
    {"Germany", "Federal Republic of Germany", "German"},
    {"Ghana", "Republic of Ghana", "Ghanaian"},
    {"Greece", "Hellenic Republic", "Greek"},
    {"Grenada", "", "Grenadian"},
    {"Guatemala", "Republic of Guatemala", "Guatemalan"},
    {"Guinea", "Republic of Guinea", "Guinean"},
    {"Guinea-Bissau", "Republic of Guinea-Bissau", ""},
    {"Guyana", "Co-operative Republic of Guyana", "Guyanese"},
    {"Haiti", "Republic of Haiti", "Haitian"},
    {"Holy See", "Vatican", ""},
    {"Honduras", "Republic of Honduras", "Honduran"},
    {"Hungary", "", "Hungarian"},
    {"Iceland", "Republic of Iceland", "Icelandic"},
    {"India", "Republic of India", "Indian"},
    {"Indonesia", "Republic of Indonesia", "Indonesian"},
    {"Iran", "Islamic Republic of Iran|Iran (Islamic Republic of)", "Iranian"},
    {"Iraq", "Republic of Iraq", "Iraqi"},
    {"Ireland", "Republic of Ireland", "Irish"},
    {"Israel", "State of Israel", "Israeli"},
    {"Italy", "Italian Republic|Republic of Italy", "Italian"},
    {"Jamaica", "", "Jamaican"},
    {"Japan", "", "Japanese"},
    {"Jordan", "Hashemite Kingdom of Jordan", "Jordanian"},
    {"Kazakhstan", "Republic of Kazakhstan", "Kazakh"},
    {"Kenya", "Republic of Kenya", "Kenyan"},
    {"Kiribati", "Republic of Kiribati", ""},
    {"Kuwait", "State of Kuwait", "Kuwaiti"},
    {"Kyrgyzstan", "Kyrgyz Republic", "Kyrgyz"},
    {"Lao People's Democratic Republic", "Lao PDR|Laos", "Laotian"},
    {"Latvia", "Republic of Latvia", "Latvian"},
    {"Lebanon", "Lebanese Republic", "Lebanese"},
    {"Lesotho", "Kingdom of Lesotho", ""},
    {"Liberia", "Republic of Liberia", "Liberian"},
    {"Libya", "State of Libya", "Libyan"},
    {"Liechtenstein", "Principality of Liechtenstein", ""},
    {"Lithuania", "Republic of Lithuania", "Lithuanian"},
    {"Luxembourg", "Grand Duchy of Luxembourg", ""},
    {"Madagascar", "Republic of Madagascar", "Malagasy"},
    {"Malawi", "Republic of Malawi", "Malawian"},
    {"Malaysia", "", "Malaysian"},
    {"Maldives", "Republic of Maldives", "Maldivian"},
    {"Mali", "Republic of Mali", "Malian"},
    {"Malta", "Republic of Malta", "Maltese"},
    {"Marshall Islands", "Republic of the Marshall Islands", ""},
    {"Mauritania", "Islamic Republic of Mauritania", "Mauritanian"},
    {"Mauritius", "Republic of Mauritius", "Mauritian"},
    {"Mexico", "United Mexican States", "Mexican"},
    {"Micronesia", "Federated States of Micronesia|Micronesia (Federated States of)", ""},
    {"Monaco", "Principality of Monaco", ""},
    {"Mongolia", "", "Mongolian"},
    {"Montenegro", "", "Montenegrin"},
    {"Morocco", "Kingdom of Morocco", "Moroccan"},
    {"Mozambique", "Republic of Mozambique", "Mozambican"},
    {"Myanmar", "Republic of the Union of Myanmar", ""},
    {"Namibia", "Republic of Namibia", "Namibian"},
    {"Nauru", "Republic of Nauru", ""},
    {"Nepal", "", "Nepalese|Nepali"},
    {"Netherlands", "Kingdom of the Netherlands|Netherlands (Kingdom of the)", "Dutch"},
    {"New Zealand", "", ""},
    {"Nicaragua", "Republic of Nicaragua", "Nicaraguan"},
    {"Niger", "Republic of the Niger", ""},
    {"Nigeria", "Federal Republic of Nigeria", "Nigerian"},
    {"North Macedonia", "Republic of North Macedonia", ""},
    {"Norway", "Kingdom of Norway", "Norwegian"},
    {"Oman", "Sultanate of Oman", "Omani"},
    {"Pakistan", "Islamic Republic of Pakistan", "Pakistani"},
    {"Palau", "Republic of Palau", ""},
    {"Palestine", "State of Palestine", "Palestinian"},
    {"Panama", "Republic of Panama", "Panamanian"},
    {"Papua New Guinea", "Independent State of Papua New Guinea", ""},
    {"Paraguay", "Republic of Paraguay", "Paraguayan"},
    {"Peru", "Republic of Peru", "Peruvian"},
    {"Philippines", "Republic of the Philippines", "Philippine|Filipino"},
    {"Poland", "Republic of Poland", "Polish"},
    {"Portugal", "Portuguese Republic", "Portuguese"},
    {"Qatar", "State of Qatar", "Qatari"},
    {"Republic of Korea", "ROK|South Korea", "South Korean"},
    {"Republic of Moldova", "Moldova", "Moldovan"},
    {"Romania", "", "Romanian"},
    {"Russian Federation", "Russia|Российской Федерации|Российская Федерация|Россия|России",
     "Russian"},
    {"Rwanda", "Republic of Rwanda", "Rwandan"},
    {"Saint Kitts and Nevis", "", ""},
    {"Saint Lucia", "", ""},
    {"Saint Vincent and the Grenadines", "", ""},
    {"Samoa", "Independent State of Samoa", "Samoan"},
    {"San Marino", "Republic of San Marino", ""},
    {"Sao Tome and Principe", "São Tomé and Príncipe", ""},
    {"Saudi Arabia", "Kingdom of Saudi Arabia", "Saudi"},
    {"Senegal", "Republic of Senegal", "Senegalese"},
    {"Serbia", "Republic of Serbia", "Serbian"},
    {"Seychelles", "Republic of Seychelles", ""},
    {"Sierra Leone", "Republic of Sierra Leone", ""},
    {"Singapore", "Republic of Singapore", "Singaporean"},
    {"Slovakia", "Slovak Republic", "Slovak"},
    {"Slovenia", "Republic of Slovenia", "Slovenian|Slovene"},
    {"Solomon Islands", "", ""},
    {"Somalia", "Federal Republic of Somalia", "Somali"},
    {"South Africa", "Republic of South Africa", "South African"},
    {"South Sudan", "Republic of South Sudan", ""},
    {"Spain", "Kingdom of Spain", "Spanish"},
    {"Sri Lanka", "Democratic Socialist Republic of Sri Lanka", "Sri Lankan"},
    {"Sudan", "Republic of the Sudan", "Sudanese"},
    {"Suriname", "Republic of Suriname", ""},
    {"Sweden", "Kingdom of Sweden", "Swedish"},
    {"Switzerland", "Swiss Confederation", "Swiss"},
    {"Syrian Arab Republic", "Syria", "Syrian"},
    {"Tajikistan", "Republic of Tajikistan", "Tajik"},
    {"Thailand", "Kingdom of Thailand", "Thai"},
    {"Timor-Leste", "Democratic Republic of Timor-Leste", ""},
    {"Togo", "Togolese Republic", "Togolese"},
    {"Tonga", "Kingdom of Tonga", "Tongan"},
    {"Trinidad and Tobago", "Republic of Trinidad and Tobago", ""},
    {"Tunisia", "Republic of Tunisia", "Tunisian"},
    {"Türkiye", "Turkey|Republic of Türkiye|Republic of Turkey", "Turkish"},
    {"Turkmenistan", "", "Turkmen"},
    {"Tuvalu", "", ""},
    {"Uganda", "Republic of Uganda", "Ugandan"},
    {"Ukraine", "", "Ukrainian"},
    {"United Arab Emirates", "UAE", "Emirati"},
    {"United Kingdom", "United Kingdom of Great Britain and Northern Ireland|UK|Great Britain",
     "British"},
    {"United Republic of Tanzania", "Tanzania", "Tanzanian"},
    {"United States", "United States of America|USA|U.S.", "American"},
    {"Uruguay", "Eastern Republic of Uruguay", "Uruguayan"},
    {"Uzbekistan", "Republic of Uzbekistan", "Uzbek"},
    {"Vanuatu", "Republic of Vanuatu", ""},
    {"Venezuela", "Bolivarian Republic of Venezuela|Venezuela (Bolivarian Republic of)",
     "Venezuelan"},
    {"Viet Nam", "Vietnam|Socialist Republic of Viet Nam", "Vietnamese"},
    {"Yemen", "Republic of Yemen", "Yemeni"},
    {"Zambia", "Republic of Zambia", "Zambian"},
    {"Zimbabwe", "Republic of Zimbabwe", "Zimbabwean"},
    {"European Union", "EU", ""},
};

typedef struct Name Name;

struct Name {
  char *name; /* folded */
  const char *state;
  gsize length;
  gboolean adjective;
  Name *next; /* (nullable): the next one with the same first word */
};

static void
add_name (GHashTable *index, const char *name, gsize length, const char *state, gboolean adjective)
{
  Name *entry = g_new0 (Name, 1);

  entry->name = demarche_wording_fold (name, length, 256);
  entry->length = strlen (entry->name);
  entry->state = state;
  entry->adjective = adjective;

  g_autofree char *first = demarche_wording_first_word (entry->name, entry->length);
  Name *known = g_hash_table_lookup (index, first);
  if (known == NULL) {
    g_hash_table_insert (index, g_steal_pointer (&first), entry);
    return;
  }
  while (known->next != NULL)
    known = known->next;
  known->next = entry;
}

static void
add_names (GHashTable *index, const char *list, const char *state, gboolean adjective)
{
  for (const char *name = list; *name != '\0';) {
    gsize length = strcspn (name, "|");

    add_name (index, name, length, state, adjective);
    name += length + (name[length] == '|');
  }
}

/* folded first word to Name; lives as long as the process */
static GHashTable *
get_index (void)
{
  static gsize ready = 0;
  static GHashTable *index = NULL;

  if (g_once_init_enter (&ready)) {
    index = g_hash_table_new (g_str_hash, g_str_equal);
    for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
      add_name (index, states[i].state, strlen (states[i].state), states[i].state, FALSE);
      add_names (index, states[i].others, states[i].state, FALSE);
      add_names (index, states[i].adjectives, states[i].state, TRUE);
    }
    g_once_init_leave (&ready, 1);
  }
  return index;
}

const char *
demarche_state_find (const char *name, gsize length)
{
  g_autofree char *folded = demarche_wording_fold (name, length, 256);
  const char *bare = g_str_has_prefix (folded, "the ") ? folded + 4 : folded;
  g_autofree char *first = demarche_wording_first_word (bare, strlen (bare));

  for (const Name *entry = g_hash_table_lookup (get_index (), first); entry != NULL;
       entry = entry->next)
    if (!entry->adjective && strcmp (entry->name, bare) == 0)
      return entry->state;
  return NULL;
}

/* the longest name at @at */
static gboolean
match_at (const char *folded, gsize at, const char *word, DemarcheStateName *found)
{
  gsize best = 0;

  for (const Name *entry = g_hash_table_lookup (get_index (), word); entry != NULL;
       entry = entry->next) {
    if (entry->length <= best || strncmp (folded + at, entry->name, entry->length) != 0 ||
        demarche_text_is_word_char (demarche_text_get_character (folded + at + entry->length)))
      continue;
    best = entry->length;
    *found = (DemarcheStateName){entry->state, at, at + entry->length, entry->adjective};
  }
  return best > 0;
}

gboolean
demarche_state_next (const char *folded, gsize from, DemarcheStateName *found)
{
  const char *p = folded + from;

  while (*p) {
    const char *end = p;
    g_autofree char *word = NULL;

    while (*end && demarche_text_is_word_char (demarche_text_get_character (end)))
      end = g_utf8_next_char (end);
    if (end == p) {
      p = g_utf8_next_char (p);
      continue;
    }
    word = g_strndup (p, (gsize)(end - p));
    if (match_at (folded, (gsize)(p - folded), word, found))
      return TRUE;
    p = end;
  }
  return FALSE;
}
