/**
 * Where a fact came from: a character span of a note, or key, version and path of a resource; and
 * how places in a text are counted. Pure; may use nothing of ours.
 */
package org.chartwarden.evidence;
