/** The command line: one class per command. The highest level: it may use everything below. */
package org.chartwarden.cli;
