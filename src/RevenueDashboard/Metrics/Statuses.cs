namespace RevenueDashboard.Metrics;

/// <summary>How much attention a share asks for; each is worse than the one before.</summary>
public enum ShareStatus
{
    None,
    Watch,
    Disclose,
    Serious,
}

/// <summary>Where an HHI lies between the lines of the merger guidelines. Information, not a status.</summary>
public enum HhiBand
{
    Low,
    Moderate,
    High,
}

/// <summary>A status and what gave it.</summary>
/// <param name="Status">The status.</param>
/// <param name="Reached">The highest threshold that was reached; null when none was.</param>
public readonly record struct StatusFinding(ShareStatus Status, Threshold? Reached);

/// <summary>From a number to the attention it asks for.</summary>
public static class Statuses
{
    /// <summary>The status of the largest customer's share.</summary>
    /// <param name="share">As a fraction; null (n/a) has no status, which is not the status none.</param>
    /// <param name="thresholds">The defaults when null.</param>
    public static StatusFinding? OfTopShare(double? share, ConcentrationThresholds? thresholds = null)
    {
        var lines = thresholds ?? ConcentrationThresholds.Default;
        return share switch
        {
            null => null,
            { } high when high >= lines.LargeExposure.Share => new StatusFinding(ShareStatus.Serious, lines.LargeExposure),
            { } high when high >= lines.Serious.Share => new StatusFinding(ShareStatus.Serious, lines.Serious),
            { } high when high >= lines.Disclose.Share => new StatusFinding(ShareStatus.Disclose, lines.Disclose),
            { } high when high >= lines.Watch.Share => new StatusFinding(ShareStatus.Watch, lines.Watch),
            _ => new StatusFinding(ShareStatus.None, null),
        };
    }

    /// <summary>Which band an HHI is in; above a line is beyond it, as the guidelines word it.</summary>
    public static HhiBand? BandOf(double? hhi, ConcentrationThresholds? thresholds = null)
    {
        var lines = thresholds ?? ConcentrationThresholds.Default;
        return hhi switch
        {
            null => null,
            { } high when high > lines.HighHhi => HhiBand.High,
            { } high when high > lines.ModerateHhi => HhiBand.Moderate,
            _ => HhiBand.Low,
        };
    }

    /// <summary>The worst of several statuses; none when there is none.</summary>
    public static ShareStatus Worst(ReadOnlySpan<ShareStatus> statuses)
    {
        var worst = ShareStatus.None;
        foreach (var status in statuses)
        {
            if (status > worst) worst = status;
        }

        return worst;
    }
}
