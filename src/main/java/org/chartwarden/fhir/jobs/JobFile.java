package org.chartwarden.fhir.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file of a job.
 *
 * @param place its place among the files of the job, from 0
 * @param list which list of the result it belongs to, for instance {@code output}
 * @param name file name, for instance {@code Patient.ndjson}
 * @param about further facts, of the kind's own making
 * @param lines lines in it
 * @param bytes size before compression
 * @param parts parts it is stored in
 */
public record JobFile(
    String id,
    String job,
    int place,
    String list,
    String name,
    String contentType,
    ObjectNode about,
    long lines,
    long bytes,
    int parts) {}
