using Microsoft.AspNetCore.Components;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Pages.Customers;

public sealed partial class CustomerRecords(RecordLines records) : IDisposable
{
    private const int FirstRows = 25;

    /// <summary>So many rows are simply drawn; more only where the person looks.</summary>
    private const int FewRows = 100;

    private readonly CancellationTokenSource gone = new();
    private CustomerReport? asked;
    private List<RecordLine>? lines;
    private bool hasMembers;
    private bool isWhole;

    [Parameter, EditorRequired]
    public required CustomerReport Report { get; set; }

    [Parameter, EditorRequired]
    public required PageView View { get; set; }

    private string Caption => lines is null or { Count: 0 }
        ? $"{ScopeWords.Sentence(Report.Scope.InWords())}."
        : $"{Figures.Count(lines.Count, "record", "records")}, the newest first: {Report.Scope.InWords()}. Amounts exactly as in the file.";

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(asked, Report)) return;

        asked = Report;
        (lines, isWhole) = (null, false);
        hasMembers = Report.Members.Any(member => member.Customer.Id != Report.Customer.Id || View.Cube.NamesOf(member.Customer.Id).Count > 1);
        var found = await FindAsync(Report);
        // Another customer or view was asked for while this one was on its way.
        if (ReferenceEquals(asked, found.Report)) lines = found.Lines;
    }

    private async Task<(CustomerReport Report, List<RecordLine> Lines)> FindAsync(CustomerReport report)
    {
        if (report.Scope.Months is not { } months || report.Members.Count == 0) return (report, []);

        var cube = View.Cube;
        var products = report.Scope.Products.Select(name => cube.Products[cube.ProductNamed(name)!.Value].Id).ToList();
        try
        {
            var all = await records.OfAsync([.. report.Members.SelectMany(member => cube.NamesOf(member.Customer.Id))], months, products, cube.KnownOn, gone.Token);
            return (report, [.. all.Where(line => CustomerReport.Counts(cube, report.Scope.Level, report.Customer.Id, line.Record.CustomerId, line.Record.Month))]);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The person has left the page.
            return (report, []);
        }
    }

    /// <summary>"nearly: 19,000,000.00 to 20,000,000.00"; null when the amount is meant exactly.</summary>
    private static string? RangeOf(RecordLine line)
    {
        var record = line.Record;
        string Exact(long units) => Figures.Exact(new Money(units, record.Currency));
        var range = (record.AmountLow, record.AmountHigh) switch
        {
            ({ } low, { } high) => $"{Exact(low)} to {Exact(high)}",
            ({ } low, null) => $"at least {Exact(low)}",
            (null, { } high) => $"at most {Exact(high)}",
            _ => null,
        };
        return (record.Qualifier, range) switch
        {
            ({ } word, { } bounds) => $"{word}: {bounds}",
            ({ } word, null) => word,
            (null, var bounds) => bounds,
        };
    }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }
}
