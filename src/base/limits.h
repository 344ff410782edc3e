/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every number that bounds an input, with the reason for it. */
#pragma once

/* rule files: hand-written text; the caps stop a runaway generator, not an author */
#define DEMARCHE_LIMIT_RULE_FILE_BYTES (4u << 20)
#define DEMARCHE_LIMIT_JSON_DEPTH 32
#define DEMARCHE_LIMIT_JSON_KEYS 4096 /* also bounds hash-collision attacks */
#define DEMARCHE_LIMIT_JSON_STRING_BYTES (16u << 10)
#define DEMARCHE_LIMIT_JSON_NUMBER_BYTES 64 /* more digits than a double can tell apart */
#define DEMARCHE_LIMIT_RULES 20000
#define DEMARCHE_LIMIT_EXTENDS_DEPTH 8
#define DEMARCHE_LIMIT_GIT_TREE_BYTES                                                              \
  (64u << 20) /* the list of a revision's half million files                                       \
               */
#define DEMARCHE_LIMIT_PHRASE_BYTES 1024
#define DEMARCHE_LIMIT_PHRASE_GAPS 8
#define DEMARCHE_LIMIT_GAP_WORDS 20
#define DEMARCHE_LIMIT_PHRASE_STATES 65536  /* of one phrase with its lists expanded */
#define DEMARCHE_LIMIT_DIAGNOSTICS 200      /* a file; nobody reads more at once */
#define DEMARCHE_LIMIT_NAME_GUESS_BYTES 128 /* longer names get no "did you mean" */
#define DEMARCHE_LIMIT_EXCERPT_CHARS 100    /* of a source line under a message */

/* statements */
#define DEMARCHE_LIMIT_STATEMENT_RAW_BYTES (64u << 20)
#define DEMARCHE_LIMIT_STATEMENT_TEXT_BYTES (32u << 20)
#define DEMARCHE_LIMIT_PARAGRAPHS 100000
#define DEMARCHE_LIMIT_LINES 2000000 /* with words; 32 MiB hard-wrapped have half a million */
#define DEMARCHE_LIMIT_COLUMNS 1000  /* of a manifest; each is compared with all others */
#define DEMARCHE_LIMIT_PAGES 20000   /* running heads looked for */
#define DEMARCHE_LIMIT_PARAGRAPH_BYTES (64u << 10) /* longer ones are split */
#define DEMARCHE_LIMIT_JSON_LINE_BYTES (64u << 20) /* a line may hold a whole statement */
#define DEMARCHE_LIMIT_NAME_BYTES 1024             /* speaker, delegation, event, section */
#define DEMARCHE_LIMIT_COMBINING_MARKS 30          /* on one letter, as in stream-safe text */

/* documents that are ZIP archives of XML: what a small file may make of itself */
#define DEMARCHE_LIMIT_PACKAGE_PARTS 10000
#define DEMARCHE_LIMIT_PART_BYTES (64u << 20)     /* unpacked */
#define DEMARCHE_LIMIT_PART_INFLATION 200         /* times the file; prose packs to a tenth */
#define DEMARCHE_LIMIT_PART_FREE_BYTES (1u << 20) /* for which the inflation does not count */
#define DEMARCHE_LIMIT_XML_DEPTH 200              /* word processors need 30 */

/* what the helper that opens PDF files may use up; statements need a hundredth of it */
#define DEMARCHE_LIMIT_PDF_MEMORY_BYTES (512u << 20)
#define DEMARCHE_LIMIT_PDF_PROCESSOR_SECONDS 20
#define DEMARCHE_LIMIT_PDF_SECONDS 30
#define DEMARCHE_LIMIT_PDF_OUTPUT_BYTES (32u << 20)

/* classification: a hostile vocabulary and a hostile list stay bounded */
#define DEMARCHE_LIMIT_WORD_MEMO 200000
#define DEMARCHE_LIMIT_LEAD_IN_WORDS 200     /* of a list's lead-in, read again with each item */
#define DEMARCHE_LIMIT_CUE_REACH_WORDS 500   /* in a sentence without end */
#define DEMARCHE_LIMIT_EXPLAINED_MATCHES 300 /* with their cues, up to a thousand each */

/* the author's tools: what they remember of a corpus of any size */
#define DEMARCHE_LIMIT_NAMES_MET 10000
#define DEMARCHE_LIMIT_NEAR_MISSES 100000
#define DEMARCHE_LIMIT_SUGGEST_WORDS 50000000 /* 300 MB of text, which take 1 GB of memory */
#define DEMARCHE_LIMIT_WORDS_REACHED 10000    /* of an item of a phrase; the rest is counted */

/* comparison: the table of pairs grows with the square; the most active actors are kept */
#define DEMARCHE_LIMIT_ALIGNED_ACTORS 1000

/* reports: the tags of some 100,000 paragraphs; more comes in several files */
#define DEMARCHE_LIMIT_TAG_FILE_BYTES (512u << 20)
