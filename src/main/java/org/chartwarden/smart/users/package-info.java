/** The people who sign in at the embedded authorization server. */
package org.chartwarden.smart.users;
