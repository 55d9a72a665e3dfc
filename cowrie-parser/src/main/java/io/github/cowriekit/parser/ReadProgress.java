package io.github.cowriekit.parser;

/**
 * How far the reading of a log has come; sizes are those of the files as stored, compressed or not.
 *
 * @param file path or name of the input being read
 * @param bytesRead bytes read so far, of all files
 * @param bytesTotal size of all files; 0 when it is not known
 * @since 0.1.0
 */
public record ReadProgress(String file, long bytesRead, long bytesTotal) {}
