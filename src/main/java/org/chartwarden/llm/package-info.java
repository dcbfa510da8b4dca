/**
 * The LanguageModel port, its LangChain4j adapter and the prompt files; the only place that imports
 * LangChain4j. May use platform.
 */
package org.chartwarden.llm;
