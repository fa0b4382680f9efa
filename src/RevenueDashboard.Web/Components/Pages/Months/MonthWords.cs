using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Months;

/// <summary>How the books of months are spoken of.</summary>
public static class MonthWords
{
    /// <summary>Stands where a month has nothing to say.</summary>
    public const string None = "–";

    public static (Status Status, string Word) StateOf(MonthStatus status) => status switch
    {
        MonthStatus.Final => (Status.Ok, "Final"),
        MonthStatus.Restated => (Status.Ok, "Restated"),
        MonthStatus.Preliminary => (Status.Watch, "Preliminary"),
        MonthStatus.Open => (Status.Info, "Open"),
        _ => (Status.Serious, "Missing"),
    };

    /// <summary>What the state means for the figures.</summary>
    public static string Meaning(MonthStatus status) => status switch
    {
        MonthStatus.Final => "Closed: no file changes its figures until it is reopened.",
        MonthStatus.Restated => "Closed again, after figures that were final had changed: no file changes them until it is reopened.",
        MonthStatus.Preliminary => "Over and not closed: files may still change its figures.",
        MonthStatus.Open => "Still running: left out of the figures until it is over, and closed only then.",
        _ => "No file has records of it: a gap, not a zero.",
    };

    public static (Status Status, string Word) OutcomeOf(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Ok => (Status.Ok, "Fine"),
        CheckOutcome.Warning => (Status.Watch, "Warning"),
        CheckOutcome.Blocking => (Status.Serious, "Stops it"),
        _ => (Status.Info, "To know"),
    };

    public static string NameOf(CloseCheck check) => check.Code switch
    {
        CloseCheck.Over => "The month is over",
        CloseCheck.Data => "Records",
        CloseCheck.Products => "Every product",
        CloseCheck.ReportedTotals => "Reported totals",
        CloseCheck.ControlTotals => "Control totals",
        CloseCheck.LargestCustomers => "Largest customers",
        CloseCheck.Suggestions => "Suggestions",
        CloseCheck.StagedBatches => "Staged files",
        CloseCheck.ExchangeRates => "Exchange rates",
        CloseCheck.Limits => "Limits",
        _ => check.Code,
    };

    /// <summary>Where a finding is looked into; null when there is no such place.</summary>
    public static (string Href, string Word)? LinkOf(CloseCheck check, Month month) => check.Code switch
    {
        CloseCheck.ReportedTotals => ($"revenue?to={month}", "Revenue"),
        CloseCheck.LargestCustomers => ($"customers?to={month}", "Customers"),
        CloseCheck.Products => ("imports", "Imports"),
        CloseCheck.Limits => ($"limits?from={month}&to={month}", "Limits"),
        _ => null,
    };

    /// <summary>"1 file", "3 files".</summary>
    public static string FilesOf(MonthBook book) => book.Files.Count == 0 ? None : Figures.Count(book.Files.Count, "file", "files");

    /// <summary>"Ann, 18 Apr 2024 09:12 UTC".</summary>
    public static string By(MonthStep step) => $"{step.By}, {Time(step.At)}";

    public static string Time(DateTimeOffset time) => $"{Figures.Time(time.ToUniversalTime())} UTC";

    /// <summary>The month's total in its own size of amount.</summary>
    public static string Total(MonthStanding standing, Currency currency)
    {
        if (standing.Total is not { } units) return None;
        var amount = Money.ToDecimal(units);
        return Figures.AmountWithUnit(amount, AmountUnit.For(amount, currency));
    }
}
