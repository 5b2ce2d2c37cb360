/**
 * What scopes tell one another: links and answers, names, statuses of boards, facts whose home is
 * elsewhere.
 */
@NullMarked
package dev.weir.stream.scope.mail;

import org.jspecify.annotations.NullMarked;
