/** Words, numbers, dates and chunks of a task text. Pure. */
package org.chartwarden.agent.language.text;
