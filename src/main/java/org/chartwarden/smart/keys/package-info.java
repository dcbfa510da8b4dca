/** The keys that sign tokens: where they come from, how they are published and rotated. */
package org.chartwarden.smart.keys;
