/** Commands that use the server over HTTP, as its clients do. */
package org.chartwarden.cli.http;
