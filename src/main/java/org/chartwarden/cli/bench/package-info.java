/**
 * Runs the tasks of MedAgentBench (Jiang et al., NEJM AI 2025) through the agent's own API and
 * grades them by the rules of its published grader. Nothing here helps the agent: tasks go in as
 * they are, and what is graded is what was really stored.
 */
package org.chartwarden.cli.bench;
