using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>What came of reading a reference file.</summary>
/// <param name="Summary">What was read and how; null when the file never got as far as its rows.</param>
/// <param name="Lines">The rows as understood; empty when there are problems.</param>
/// <param name="Problems">The first problems, in the order they were found.</param>
/// <param name="ProblemCount">All problems. Any at all means that the file is refused as a whole.</param>
public sealed record ReferenceReading<T>(FileSummary? Summary, IReadOnlyList<T> Lines, IReadOnlyList<ImportProblem> Problems, long ProblemCount)
{
    /// <summary>How to read the file, asked with evidence; answered or not. While one is open nothing was read.</summary>
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];

    internal bool IsComplete => Summary is not null && ProblemCount == 0;
}

/// <summary>A line of a file of customers. A customer has several when its parent changed.</summary>
/// <param name="Line">Physical line, from 1.</param>
/// <param name="Key">"id:" or "name:" and the key, as in spend files.</param>
/// <param name="Name">As the file spells it.</param>
/// <param name="ParentKey">Key of the parent; null when the line says nothing of it; the customer's own when it has none in those months.</param>
/// <param name="ParentName">As the file spells it.</param>
/// <param name="ParentFrom">First month under the parent; null is since ever.</param>
/// <param name="ParentTo">Last month under the parent, included; null is until further notice.</param>
public sealed record CustomerLine(
    long Line, string Key, string Name, string? ParentKey, string? ParentName, Month? ParentFrom, Month? ParentTo,
    string? Industry, string? Country, string? PreviousProvider, Month? CustomerSince)
{
    /// <summary>Key of the customer that this one is the same as; null when the line says nothing of it.</summary>
    public string? AliasKey { get; init; }

    /// <summary>As the file spells it.</summary>
    public string? AliasName { get; init; }

    /// <summary>Key of a customer that this one is not the same as.</summary>
    public string? DistinctKey { get; init; }

    /// <summary>As the file spells it.</summary>
    public string? DistinctName { get; init; }
}

/// <summary>A line of a file of products.</summary>
/// <param name="MarginLow">Lowest gross margin in basis points of revenue: 5,500 is 55 %; <see cref="ProductFact.NoMargin"/> clears it.</param>
/// <param name="MarginHigh">Highest gross margin in basis points of revenue; <see cref="ProductFact.NoMargin"/> clears it.</param>
public sealed record ProductLine(long Line, string Key, string Name, RevenueType? RevenueType, int? MarginLow, int? MarginHigh);

/// <summary>A line of a file of exchange rates.</summary>
/// <param name="Rate">Reporting currency for one unit, in billionths: 1.0845 is 1,084,500,000. 0 withdraws the rate.</param>
public sealed record ExchangeRateLine(long Line, Month Month, Currency Currency, long Rate, string? Source);

/// <summary>A line of a file of reported totals.</summary>
/// <param name="Amount">Ten-thousandths of the currency; <see cref="ReportedTotal.NoAmount"/> withdraws the total.</param>
public sealed record ReportedTotalLine(
    long Line, Month Month, string ProductKey, string ProductName, Currency Currency, long Amount, RecordStatus Status, string? Source);

/// <summary>A line of a file of roles: what a counterparty is beside a customer, and which revenue needs it so.</summary>
/// <param name="Key">"name:" and the key of the counterparty.</param>
/// <param name="Name">As the file spells it.</param>
/// <param name="ProductKey">Only revenue of this product; null for any.</param>
/// <param name="CustomerKey">Only revenue from this customer and whom it controls; null for any.</param>
/// <param name="Part">How much of that revenue, in basis points; null for all of it.</param>
/// <param name="First">First month; null is since ever.</param>
/// <param name="Last">Last month, included; null is until further notice.</param>
public sealed record RoleLine(
    long Line, string Key, string Name, Role Role, string? ProductKey, string? ProductName, string? CustomerKey, string? CustomerName, int? Part, Month? First, Month? Last, string? Source, string? Note);

/// <summary>A line of a file of reference series: one figure of one month.</summary>
/// <param name="SeriesKey"><see cref="Names.Key"/> of the name.</param>
/// <param name="Series">As the file spells it.</param>
/// <param name="Value">Ten-thousandths of the unit; <see cref="ReferencePoint.NoValue"/> withdraws the figure.</param>
public sealed record SeriesLine(long Line, string SeriesKey, string Series, Month Month, ReferenceKind Kind, long Value, string? Unit, string? Source, string? Note);

/// <summary>A line of a file of risk factors: what speaks for or against a factor of a customer, and the state it has from then on.</summary>
/// <param name="Key">"name:" and the key of the customer.</param>
/// <param name="Name">As the file spells it.</param>
/// <param name="State">Null when it stays what it was.</param>
/// <param name="Amount">Of a commitment: all that it binds to pay, in ten-thousandths of the currency.</param>
/// <param name="EndsOn">Of a contract or a commitment: the last day on which it binds.</param>
/// <param name="IsWithdrawn">Nothing is said of the factor any more.</param>
public sealed record EvidenceLine(
    long Line, string Key, string Name, RiskFactor Factor, FactorState? State, EvidenceSide Side, DateOnly? Date, string? Statement, long? Amount, Currency? Currency, DateOnly? EndsOn,
    string? Source, string? Note, bool IsWithdrawn);

/// <summary>A line of a file of events: what happened on a day.</summary>
/// <param name="Title">As the file spells it.</param>
/// <param name="Value">Ten-thousandths of the unit; null without one.</param>
/// <param name="IsWithdrawn">There is no such event any more.</param>
public sealed record EventLine(long Line, DateOnly Date, string Title, string? Kind, long? Value, string? Unit, string? Source, string? Note, bool IsWithdrawn);
