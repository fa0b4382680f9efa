namespace RevenueDashboard.Importing;

/// <summary>Something in a file that its owner has to fix. Never an exception: a bad file is an everyday event.</summary>
/// <param name="Line">Physical line, from 1; 0 when it is about the file as a whole.</param>
/// <param name="Column">The header of the column as the file spells it; null when it is about the whole line.</param>
/// <param name="Code">Stable word for scripts: <c>amount-unreadable</c>.</param>
/// <param name="Message">What was expected and what to do, for a person.</param>
/// <param name="Excerpt">The offending text, at most 80 characters.</param>
public sealed record ImportProblem(long Line, string? Column, string Code, string Message, string? Excerpt);
