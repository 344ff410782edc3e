/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Memory in large pages, where the system has them. */
#pragma once

/* most of a short run's time would go into touching each page of memory for the first time: asks
 * for large pages. The heap is made to go on just before the border of one, so that it is asked
 * for before it is touched. Before anything else is done; does nothing where it cannot be had */
void demarche_use_large_pages (void);
