/**
 * Recognisers of the interpreter, one kind of thing per class; {@link
 * org.chartwarden.agent.language.recognisers.RecogniserCatalog} lists them in the order in which
 * they build on each other. Pure.
 */
package org.chartwarden.agent.language.recognisers;
