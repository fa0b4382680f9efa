using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The columns of one kind of file.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The kind in a sentence: "spend file".</param>
/// <param name="Required">Without these nothing can be read.</param>
/// <param name="Telling">One of these must be there too for a file to be recognised as of this kind; empty: none need be.</param>
/// <param name="Optional">The other columns.</param>
internal sealed record FileLayout(FileKind Kind, string Name, FileField[] Required, FileField[] Telling, FileField[] Optional)
{
    public static FileLayout Spend { get; } = new(FileKind.Spend, "spend file",
        [FileField.Month, FileField.Customer, FileField.Product, FileField.Amount],
        [],
        [
            FileField.Currency, FileField.CustomerId, FileField.Parent, FileField.RevenueType, FileField.Status, FileField.Source, FileField.Qualifier,
            FileField.AmountLow, FileField.AmountHigh, FileField.Note, FileField.Quantity, FileField.Unit, FileField.Industry, FileField.Country,
            FileField.PreviousProvider, FileField.CustomerSince,
        ]);

    public static FileLayout ExchangeRates { get; } = new(FileKind.ExchangeRates, "file of exchange rates",
        [FileField.Month, FileField.Currency, FileField.Rate], [], [FileField.Source, FileField.Note]);

    public static FileLayout ReportedTotals { get; } = new(FileKind.ReportedTotals, "file of reported totals",
        [FileField.Month, FileField.Product, FileField.Total], [], [FileField.Currency, FileField.Status, FileField.Source, FileField.Note]);

    public static FileLayout Products { get; } = new(FileKind.Products, "file of products",
        [FileField.Product], [FileField.RevenueType, FileField.MarginLow, FileField.MarginHigh], [FileField.Note]);

    public static FileLayout Customers { get; } = new(FileKind.Customers, "file of customers",
        [FileField.Customer],
        [FileField.Parent, FileField.Industry, FileField.Country, FileField.PreviousProvider, FileField.CustomerSince, FileField.AliasOf, FileField.DistinctFrom],
        [FileField.CustomerId, FileField.ParentFrom, FileField.ParentTo, FileField.Note]);

    public static FileLayout ReferenceSeries { get; } = new(FileKind.ReferenceSeries, "file of reference series",
        [FileField.Series, FileField.Month, FileField.Value], [], [FileField.SeriesKind, FileField.Unit, FileField.Source, FileField.Note]);

    public static FileLayout Claims { get; } = new(FileKind.Claims, "file of claims",
        [FileField.Claim, FileField.Metric], [],
        [
            FileField.FirstMonth, FileField.Month, FileField.Product, FileField.Customer, FileField.Over, FileField.Value, FileField.Unit, FileField.Qualifier,
            FileField.Speaker, FileField.SaidOn, FileField.Statement, FileField.Source, FileField.Note,
        ]);

    public static FileLayout Events { get; } = new(FileKind.Events, "file of events",
        [FileField.Date, FileField.Title], [], [FileField.EventKind, FileField.Value, FileField.Unit, FileField.Source, FileField.Note]);

    public static FileLayout Roles { get; } = new(FileKind.Roles, "file of roles",
        [FileField.Counterparty, FileField.Role], [],
        [FileField.Product, FileField.Customer, FileField.Part, FileField.RoleFrom, FileField.RoleTo, FileField.Source, FileField.Note]);

    public static FileLayout Limits { get; } = new(FileKind.Limits, "file of limits",
        [FileField.Limit, FileField.Measure, FileField.Hard], [],
        [FileField.Subject, FileField.Product, FileField.Warning, FileField.Owner, FileField.Source, FileField.Note]);

    public static FileLayout Goals { get; } = new(FileKind.Goals, "file of goals",
        [FileField.Goal, FileField.Measure, FileField.Target, FileField.GoalFrom, FileField.Due], [], [FileField.Product, FileField.Owner, FileField.Note]);

    /// <summary>The most telling first: a file that is of two kinds by its header is of the first.</summary>
    public static IReadOnlyList<FileLayout> All { get; } = [Claims, Limits, Goals, Spend, ExchangeRates, ReportedTotals, ReferenceSeries, Events, Roles, Products, Customers];

    public IEnumerable<FileField> Fields => Required.Concat(Telling).Concat(Optional);

    public static FileLayout Of(FileKind kind) => All.First(layout => layout.Kind == kind);
}
