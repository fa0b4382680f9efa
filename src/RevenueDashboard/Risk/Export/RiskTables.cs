using RevenueDashboard.Reports.Export;
using static RevenueDashboard.Reports.Export.ReportCell;

namespace RevenueDashboard.Risk.Export;

/// <summary>The reports on risk as tables: what a person downloads or pipes on.</summary>
public static class RiskTables
{
    public static ReportTable Of(ScenarioReport report) => new(
        ["month", "stays", "leaves", "low", "high", "yearGrowthStays", "yearGrowthLeaves"],
        [
            .. report.Months.Select(month => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(month.Month.ToString()), Amount(month.Stays), Amount(month.Leaves), Amount(month.Low), Amount(month.High), Number(month.YearGrowthStays), Number(month.YearGrowthLeaves),
            ]),
        ]);

    public static ReportTable Of(RiskReport report) => new(
        ["customer", "exposure", "probability", "fraction", "expectedLoss", "contribution", "shared"],
        [
            .. report.Customers.Select(customer => (IReadOnlyList<ReportCell>)
            [
                ReportCell.Of(customer.Customer.Name), Amount(customer.Exposure), Number(customer.Probability), Number(customer.Fraction), Amount(Rounded(customer.ExpectedLoss)), Number(customer.Contribution),
                ReportCell.Of(string.Join("; ", customer.Shared)),
            ]),
        ]);

    internal static long Rounded(double amount) => (long)Math.Round(amount, MidpointRounding.AwayFromZero);
}
