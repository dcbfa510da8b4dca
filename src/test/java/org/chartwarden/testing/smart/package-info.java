/**
 * A SMART app, a person before a browser, and the packaged server with authorization required:
 * shared by the tests that mirror Inferno, by the attacks on tokens and by clients of others.
 */
package org.chartwarden.testing.smart;
