using RevenueDashboard.Reports;

namespace RevenueDashboard.Web.Components.Scope;

/// <summary>Why a figure has no change beside it.</summary>
public static class GapWords
{
    /// <param name="gap">What stands between the two months; null when it is not known.</param>
    /// <param name="earlier">The month that would be compared with: "Jun".</param>
    public static string NotCompared(MonthGap? gap, string earlier) =>
        gap is null or { Status: MonthStatus.Missing } ? $"{earlier} is not there to compare" : $"{gap.InWords()}: nothing to compare";
}
