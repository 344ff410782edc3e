/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The whole public interface of libdemarche. It may change until version 1.0. */
#pragma once

#include "author/rule-tests.h"
#include "base/diagnostic.h"
#include "base/error.h"
#include "base/escape.h"
#include "base/io.h"
#include "base/limits.h"
#include "base/macros.h"
#include "base/source.h"
#include "classify/classifier.h"
#include "comparison/comparison.h"
#include "ingest/ingest.h"
#include "model/codebook.h"
#include "model/reference.h"
#include "model/speaker.h"
#include "model/statement.h"
#include "model/tag-lines.h"
#include "model/tag.h"
#include "rules/rule-set.h"
#include "version.h"
