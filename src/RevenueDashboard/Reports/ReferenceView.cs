using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports.Export;

namespace RevenueDashboard.Reports;

/// <summary>What the committed batches say beside revenue, as a person reads and edits it.</summary>
public sealed record ReferenceView
{
    /// <summary>The state of the book this is read from.</summary>
    public required long DataVersion { get; init; }

    /// <summary>The currency that rates lead to.</summary>
    public required Currency Currency { get; init; }

    /// <summary>First to last month with a record; null in an empty book.</summary>
    public MonthRange? Months { get; init; }

    /// <summary>Names of the products with revenue or a reported total, in the order of the book.</summary>
    public IReadOnlyList<string> SoldProducts { get; init; } = [];

    /// <summary>By name: those with revenue that counts, and those of whom something is said or asked.</summary>
    public required IReadOnlyList<ReferenceCustomer> Customers { get; init; }

    /// <summary>By name: those with revenue that counts or a reported total, and those of which something is said.</summary>
    public required IReadOnlyList<ReferenceProduct> Products { get; init; }

    /// <summary>By month, then by currency; withdrawn ones are left out.</summary>
    public required IReadOnlyList<ExchangeRate> Rates { get; init; }

    /// <summary>By month, then by product.</summary>
    public required IReadOnlyList<ReferenceTotal> Totals { get; init; }

    public required IReadOnlyList<CubeSeries> Series { get; init; }

    /// <summary>By counterparty, then in the order of their file.</summary>
    public required IReadOnlyList<ReferenceRole> Roles { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<CubeClaim> Claims { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<CubeLimit> Limits { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<CubeGoal> Goals { get; init; }

    /// <summary>By day, then by title; withdrawn ones are left out.</summary>
    public required IReadOnlyList<CubeEvent> Events { get; init; }

    /// <summary>Pairs of names about which nobody has decided, each once; those of batches that are staged or committed.</summary>
    public required IReadOnlyList<CustomerSuggestion> Suggestions { get; init; }

    /// <summary>In the columns of the file format: what is downloaded can be corrected and imported again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Spend is no reference file.</exception>
    public ReportTable TableOf(FileKind kind) => kind switch
    {
        FileKind.Customers => Table(["customer id", "customer", "parent", "parent from", "parent to", "industry", "country", "previous provider", "customer since", "alias of"], Customers.SelectMany(RowsOf)),
        FileKind.Products => Table(["product", "revenue type", "gross margin low", "gross margin high"],
            Products.Select(product => (IReadOnlyList<ReportCell>)[ReportCell.Of(product.Name), ReportCell.Of(product.RevenueTypeInWords), Margin(product.MarginLow), Margin(product.MarginHigh)])),
        FileKind.ExchangeRates => Table(["month", "currency", "rate", "source"],
            Rates.Select(rate => Row(rate.Month.ToString(), rate.Currency.Code, ReferenceText.Rate(rate.Rate), rate.Source))),
        FileKind.ReportedTotals => Table(["month", "product", "total", "currency", "status", "source"],
            Totals.Select(total => Row(total.Month.ToString(), total.Product, total.Amount, total.Currency.Code, ReferenceText.Word(total.Status), total.Source))),
        FileKind.ReferenceSeries => Table(["series", "month", "kind", "value", "unit", "source", "note"], Series.SelectMany(series => series.Points.Select(point => (IReadOnlyList<ReportCell>)
            [ReportCell.Of(series.Name), ReportCell.Of(point.Month.ToString()), ReportCell.Of(ReferenceText.Word(point.Kind)), ReportCell.Amount(point.Value), ReportCell.Of(point.Unit ?? ""), ReportCell.Of(point.Source ?? ""), ReportCell.Of(point.Note ?? "")]))),
        FileKind.Roles => Table(ReferenceRole.Columns, Roles.Select(role => Row(role.Cells))),
        FileKind.Claims => Table(ClaimRows.Columns, Claims.Select(ClaimRows.Of)),
        FileKind.Limits => Table(LimitRows.Columns, Limits.Select(LimitRows.Of)),
        FileKind.Goals => Table(GoalRows.Columns, Goals.Select(GoalRows.Of)),
        FileKind.Events => Table(["date", "title", "kind", "value", "unit", "source", "note"], Events.Select(happened => (IReadOnlyList<ReportCell>)
            [ReportCell.Of(happened.Day), ReportCell.Of(happened.Title), ReportCell.Of(happened.Kind ?? ""), happened.Value is { } value ? ReportCell.Amount(value) : ReportCell.Of(""), ReportCell.Of(happened.Unit ?? ""), ReportCell.Of(happened.Source ?? ""), ReportCell.Of(happened.Note ?? "")])),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a reference file."),
    };

    // One row for each parent; what else is known stands in the first.
    private static IEnumerable<IReadOnlyList<ReportCell>> RowsOf(ReferenceCustomer customer)
    {
        var parents = customer.Parents.Count == 0 ? [new ReferenceParent("", null, null)] : customer.Parents;
        return parents.Select((parent, index) => index == 0
            ? Row(customer.CustomerId, customer.Name, parent.Name, parent.First?.ToString(), parent.Last?.ToString(), customer.Industry, customer.Country, customer.PreviousProvider, customer.CustomerSince?.ToString(), customer.SameAs)
            : Row(customer.CustomerId, customer.Name, parent.Name, parent.First?.ToString(), parent.Last?.ToString(), null, null, null, null, null));
    }

    private static ReportTable Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<ReportCell>> rows) => new(columns, [.. rows]);

    private static IReadOnlyList<ReportCell> Row(params string?[] cells) => [.. cells.Select(cell => ReportCell.Of(cell ?? ""))];

    // A number stays one, whatever its sign; from -1 to 1 it needs the sign of per cent.
    private static ReportCell Margin(int? basisPoints) => basisPoints is < -100 or > 100 ? ReportCell.Number(basisPoints / 100.0) : ReportCell.Of(ReferenceText.Margin(basisPoints));

    private static IReadOnlyList<ReportCell> Row(string month, string product, long amount, string currency, string status, string? source) =>
        [ReportCell.Of(month), ReportCell.Of(product), ReportCell.Amount(amount), ReportCell.Of(currency), ReportCell.Of(status), ReportCell.Of(source ?? "")];
}

/// <param name="Key">See <see cref="Customer.Key"/>.</param>
/// <param name="Parents">In the order of their months; one that is "(none)" says that the customer stood alone.</param>
/// <param name="SameAs">The customer that this name counts for; null when it counts for itself.</param>
/// <param name="OtherNames">Names that count for this customer.</param>
public sealed record ReferenceCustomer(
    int Id, string Key, string Name, string? Industry, string? Country, string? PreviousProvider, Month? CustomerSince, IReadOnlyList<ReferenceParent> Parents, string? SameAs, IReadOnlyList<string> OtherNames)
{
    /// <summary>Empty when the customer is known by its name.</summary>
    public string CustomerId => Identity.CustomerId;

    public EditedCustomer Identity => new(Key, Name);

    /// <summary>Names that look alike and are known to be other customers.</summary>
    public IReadOnlyList<string> NotSameAs { get; init; } = [];
}

/// <param name="First">First month; null is since ever.</param>
/// <param name="Last">Last month, included; null is until further notice.</param>
public sealed record ReferenceParent(string Name, Month? First, Month? Last);

/// <param name="MarginLow">Basis points of revenue; null when nobody said.</param>
/// <param name="MarginHigh">Basis points of revenue; null when nobody said.</param>
public sealed record ReferenceProduct(string Name, RevenueType? RevenueType, int? MarginLow, int? MarginHigh)
{
    public string RevenueTypeInWords => RevenueType is { } type ? ReferenceText.Word(type) : "";

    /// <summary>As files write it: 55.5%.</summary>
    public string MarginLowText => ReferenceText.Margin(MarginLow);

    /// <inheritdoc cref="MarginLowText"/>
    public string MarginHighText => ReferenceText.Margin(MarginHigh);
}

/// <param name="Amount">As it was published, in ten-thousandths of its own currency.</param>
/// <param name="Known">Revenue of the month's known customers, in ten-thousandths of the reporting currency.</param>
/// <param name="Remainder">The published total less the known, in the reporting currency; below zero when more is known than was published.</param>
public sealed record ReferenceTotal(Month Month, string Product, Currency Currency, long Amount, RecordStatus Status, string? Source, long Known, long Remainder);

/// <summary>What one batch said of a customer.</summary>
/// <param name="By">Who brought it.</param>
/// <param name="Values">In words: "Industry: Energy".</param>
public sealed record ReferenceSaying(int BatchId, string FileName, string By, DateTimeOffset At, bool IsUndone, IReadOnlyList<string> Values);
