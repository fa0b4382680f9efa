namespace RevenueDashboard.Web.Components.Pages.Reference;

/// <summary>A field of a form: a column of the file format under a label.</summary>
/// <param name="Column">The header of the file.</param>
/// <param name="Hint">How it is written: 2026-01.</param>
public sealed record EditField(string Column, string Label, string Hint = "", params string[] Choices)
{
    /// <summary>Together with the others of the kind it says what the entry is about: another value would be another entry.</summary>
    public bool IsKey { get; init; }

    /// <summary>What is said; written as (none) the entry is withdrawn.</summary>
    public bool IsValue { get; init; }

    /// <summary>Emptied, it says that there is none; others say nothing then.</summary>
    public bool IsClearable { get; init; }
}
