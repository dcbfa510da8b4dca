/** The applications that may ask for tokens: their registration and how they prove who they are. */
package org.chartwarden.smart.clients;
