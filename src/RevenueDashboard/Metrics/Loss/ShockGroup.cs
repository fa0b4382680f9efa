namespace RevenueDashboard.Metrics;

/// <summary>Shocks that have members in common, directly or through one another: they cannot be looked at one by one.</summary>
internal sealed record ShockGroup(IReadOnlyList<CommonShock> Shocks, IReadOnlyList<int> Members)
{
    private readonly HashSet<int>[] _struck = [.. Shocks.Select(shock => shock.Members.ToHashSet())];

    public static List<ShockGroup> Of(IReadOnlyList<CommonShock> shocks)
    {
        var groups = new List<(List<CommonShock> Shocks, HashSet<int> Members)>();
        foreach (var shock in shocks.Where(shock => shock is { Members.Count: > 0, Probability: > 0, Hit: > 0 }))
        {
            var touched = groups.Where(group => group.Members.Overlaps(shock.Members)).ToList();
            groups.RemoveAll(touched.Contains);
            groups.Add(([.. touched.SelectMany(group => group.Shocks), shock], [.. touched.SelectMany(group => group.Members), .. shock.Members]));
        }

        return [.. groups.Select(group => new ShockGroup(group.Shocks, [.. group.Members.Order()]))];
    }

    /// <summary>That exactly these of the shocks happen.</summary>
    /// <param name="happened">A bit for each shock.</param>
    public double Probability(int happened)
    {
        var likely = 1.0;
        for (var i = 0; i < Shocks.Count; i++) likely *= Happened(happened, i) ? Shocks[i].Probability : 1 - Shocks[i].Probability;
        return likely;
    }

    /// <summary>That a member is lost when exactly these of the shocks happened.</summary>
    public double ProbabilityOf(int member, double own, int happened)
    {
        for (var i = 0; i < Shocks.Count; i++)
        {
            if (Happened(happened, i) && _struck[i].Contains(member)) own = Shocks[i].After(own);
        }

        return own;
    }

    private static bool Happened(int happened, int shock) => (happened >> shock & 1) == 1;
}
