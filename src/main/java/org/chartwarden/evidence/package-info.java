/**
 * Where a fact came from: a character span of a note, or key, version and path of a resource. Pure;
 * may use nothing of ours.
 */
package org.chartwarden.evidence;
