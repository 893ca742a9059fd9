package org.graftline.conduct.internal.lock;

import org.graftline.study.PersonId;

/** What the document of a look says: who then sees the arms. When and why stand in its ledger entry. */
record LookText(PersonId person) {}
