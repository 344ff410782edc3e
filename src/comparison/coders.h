/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who tagged the same statements: people, files of tags, rule sets. */
#pragma once

#include "model/codebook.h"
#include "model/tag.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_CODER (demarche_coder_get_type ())

typedef enum {
  DEMARCHE_CODER_PEOPLE, /* a paragraph without a line was not coded */
  DEMARCHE_CODER_TAGS,   /* read everything: a paragraph without a line has no tag */
  DEMARCHE_CODER_RULES,  /* the same */
} DemarcheCoderKind;

/**
 * DemarcheCoder:
 * @name: as people call it, such as a file name
 * @tagged: (element-type DemarcheTagged)
 * @developed_on: (nullable): text hashes of the statements that rules were developed on
 *
 * One who tagged statements. Immutable and reference counted; the fields may be read directly.
 */
typedef struct {
  gatomicrefcount references; /*< private >*/
  char *name;
  DemarcheCoderKind kind;
  GPtrArray *tagged;
  char **developed_on;
} DemarcheCoder;

DEMARCHE_API GType demarche_coder_get_type (void);
/* "people", "tags", "rules" */
DEMARCHE_API const char *demarche_coder_kind_get_name (DemarcheCoderKind kind);
DEMARCHE_API DemarcheCoder *demarche_coder_new (const char *name, DemarcheCoderKind kind,
                                                GPtrArray *tagged,
                                                const char *const *developed_on) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheCoder *demarche_coder_ref (DemarcheCoder *coder);
DEMARCHE_API void demarche_coder_unref (DemarcheCoder *coder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheCoder, demarche_coder_unref)

G_END_DECLS
