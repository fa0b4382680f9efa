namespace RevenueDashboard.Web.Components.Parts;

/// <summary>Ids that tie a heading to its part; unique in the process, hence on every page.</summary>
public static class PartId
{
    private static long last;

    public static string Next(string prefix) => FormattableString.Invariant($"{prefix}-{Interlocked.Increment(ref last)}");
}
