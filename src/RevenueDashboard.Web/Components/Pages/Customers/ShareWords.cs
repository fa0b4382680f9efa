using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Customers;

/// <summary>A share in a column whose header says %, or the words that stand in its place.</summary>
public static class ShareWords
{
    public const string NetCredit = "net credit";

    /// <param name="amount">Net, in ten-thousandths.</param>
    /// <param name="share">0 to 1; null when there is none.</param>
    public static string Of(long amount, double? share) => amount < 0 ? NetCredit : Figures.PercentNumber(share);
}
