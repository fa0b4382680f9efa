namespace RevenueDashboard.Web.Components.Pages.Reference;

/// <summary>A field of a form: a column of the file format under a label.</summary>
/// <param name="Column">The header of the file.</param>
/// <param name="Hint">How it is written: 2026-01.</param>
public sealed record EditField(string Column, string Label, string Hint = "", params string[] Choices);
