namespace RevenueDashboard.Risk;

/// <summary>Of several levels on one figure only the outermost that is reached is told: who hears of 25 % needs not hear of 20 %.</summary>
internal static class AlertLadder
{
    /// <summary>As long as an alert of an outer level is open, also within its hysteresis, those further in are no news: a figure that falls raises nothing.</summary>
    /// <param name="outermostFirst">Of one figure.</param>
    public static IEnumerable<AlertFinding> Of(IEnumerable<AlertFinding> outermostFirst)
    {
        var isTold = false;
        List<string> outer = [];
        foreach (var finding in outermostFirst)
        {
            yield return finding with { Raises = finding.Raises && !isTold, Unless = [.. finding.Unless, .. outer] };
            isTold |= finding.Raises;
            outer.Add(finding.Key);
        }
    }
}
