/**
 * The command line: one class per command, on top of everything else. Commands that need the server
 * run it in their own process ({@link org.chartwarden.cli.ServerRun}); what they do then, they do
 * through the same doors as anyone: HTTP for {@code demo} and {@code bench}, the gateway for {@code
 * import}.
 */
package org.chartwarden.cli;
