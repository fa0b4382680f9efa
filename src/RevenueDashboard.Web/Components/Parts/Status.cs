namespace RevenueDashboard.Web.Components.Parts;

/// <summary>How a figure stands. Shown by shape and word first, by colour last.</summary>
public enum Status
{
    /// <summary>A circle, not filled: to know, nothing to do.</summary>
    Info,

    /// <summary>A disc: as it should be.</summary>
    Ok,

    /// <summary>A triangle: look at it.</summary>
    Watch,

    /// <summary>A lozenge: over a limit, or stops something.</summary>
    Serious,
}
