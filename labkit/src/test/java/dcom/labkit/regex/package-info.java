/**
 * Finds every regular expression of the kit and of the labs' checks and tries each against texts that are
 * made to be slow to search. Open {@link dcom.labkit.regex.RegexesTest} first.
 */
package dcom.labkit.regex;
