using RevenueDashboard.Data;
using System.Runtime.CompilerServices;

namespace RevenueDashboard.Importing;

/// <summary>Understands the rows of a spend file one by one and hands them on.</summary>
/// <remarks>What every row goes through is compiled fully at once: a command line that imports one file ends before the runtime would get round to it.</remarks>
internal sealed partial class SpendRows
{
    /// <summary>Rows between two looks at whether to go on.</summary>
    private const int RowsBetweenReports = 16_384;

    private readonly DelimitedRows rows;
    private readonly SpendFileOptions options;
    private readonly ReadingPlan plan;
    private readonly ImportLimits limits;
    private readonly ISpendSink sink;
    private readonly ProblemList problems;
    private readonly SpendCustomers customers;
    private readonly SpendProducts products;
    private readonly SpendColumns columns;
    private readonly SpendTotals totals = new();
    private readonly RepeatedRows repeated = new();
    private readonly ContentHash hash = new();
    private readonly List<RepeatedLine> firstRepeated = [];
    private long repeatedCount;
    private long creditCharges;
    private long firstCreditCharge;

    private readonly FieldCache<MonthRead> months;
    private readonly FieldCache<MonthRead> histories;
    private readonly FieldCache<Word<Currency>> currencies = new(WordText.CurrencyOf);
    private readonly FieldCache<Word<RevenueType>> revenueTypes = new(WordText.RevenueTypeOf);
    private readonly FieldCache<Word<RecordStatus>> statuses = new(WordText.StatusOf);
    private readonly AmountRules quantityRules;
    private readonly UnnamedRows unnamed = new();
    private readonly GarbledNames names;
    private readonly TotalRowFilter? leftOut;
    private readonly SpendRounding? rounding;
    private AmountRules amountRules;
    private bool watchesMarks;

    public SpendRows(DelimitedRows rows, SpendFileOptions options, ReadingPlan plan, ImportLimits limits, Month lastMonth, ISpendSink sink, ProblemList problems)
    {
        (this.rows, this.options, this.plan, this.limits, this.sink, this.problems) = (rows, options, plan, limits, sink, problems);
        columns = new SpendColumns(rows.Columns);
        var totalsAreProblems = plan.Totals == TotalRows.Refuse;
        names = new GarbledNames(sink);
        customers = new SpendCustomers(limits, names, problems, totalsAreProblems);
        months = new(field => totalsAreProblems && TotalWords.Are(field) ? new MonthRead(null, RowProblems.Total) : MonthRead.Of(field, plan.Months, lastMonth));
        histories = new(field => MonthRead.OfHistory(field, plan.Months, lastMonth));
        quantityRules = new(null, plan.DecimalMark);
        amountRules = new(options.Currency, plan.DecimalMark);
        products = new SpendProducts(options, limits, names, problems, totalsAreProblems);
        leftOut = plan.Totals == TotalRows.LeaveOut ? new TotalRowFilter(rows, columns, plan.TotalLines) : null;
        rounding = plan.Rounds ? new SpendRounding() : null;
        watchesMarks = plan.WatchesMarks && !rows.IsCommaSeparated;

        // Said once for the file, not again for each of its rows.
        if (columns.Currency < 0 && options.Currency is null) problems.Add(0, null, WordText.NoCurrency, null);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ReadAll(IProgress<long>? progress, CancellationToken cancellation)
    {
        var next = RowsBetweenReports;
        while (rows.Read())
        {
            ReadRow();
            if (rows.Count < next) continue;

            cancellation.ThrowIfCancellationRequested();
            progress?.Report(rows.Count);
            next = (int)rows.Count + RowsBetweenReports;
        }

        cancellation.ThrowIfCancellationRequested();
        progress?.Report(rows.Count);
        if (rows.IsInDoubt) return;

        if (rounding is not null) PutRounded(rounding);
        if (rows.Count == (leftOut?.Count ?? 0) && !problems.Any) problems.Add(0, null, FileProblems.NoRows, null);
    }

    /// <summary>Anything went to the sink: whoever has it must forget it before the file is read again.</summary>
    public bool HandedOn => customers.HandedOn || products.HandedOn;

    /// <summary>Rows that add up all others of their month or of the file.</summary>
    public IReadOnlyList<SumRow> Sums() => problems.Any ? [] : [.. totals.Sums().Concat(unnamed.Sums).OrderBy(sum => sum.Line)];

    public IReadOnlyList<SpendCustomer> Customers() => customers.Described();

    public FileSummary Summary(string encoding)
    {
        var sums = totals.Totals(problems);
        var (atOnce, renamed) = columns.CustomerId < 0 ? ([], []) : DoubtfulIdentities.OfIds(customers.All, limits.ProblemsShown);
        return new FileSummary
        {
            Encoding = encoding,
            Separator = rows.SeparatorName,
            Columns = rows.Columns.Columns,
            Rows = rows.Count - (leftOut?.Count ?? 0),
            BlankLines = rows.BlankLines,
            Totals = sums,
            Scopes = problems.Any ? [] : totals.Scopes(products.ProductId),
            Customers = customers.Count,
            ContentHash = hash.ToString(),
            RepeatedRows = repeatedCount,
            FirstRepeated = firstRepeated,
            IdNames = atOnce,
            NamesWithoutId = columns.CustomerId < 0 ? [] : DoubtfulIdentities.WithoutId(customers.All, limits.ProblemsShown),
            LinesAbove = rows.LinesAbove,
            TotalRows = leftOut?.Count ?? 0,
            Rounding = rounding?.Differences ?? [],
            Notes = [.. plan.Notes, .. new[] { columns.RevenueType < 0 ? UsualTypes.Note(products.Usual) : null }.OfType<string>(), .. new[] { names.Note, SummaryNotes.OfCharges(creditCharges, firstCreditCharge) }.OfType<string>(), .. SummaryNotes.Of(rows.LinesAbove, leftOut?.Count ?? 0, rounding), .. DoubtfulIdentities.Notes(renamed)],
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadRow()
    {
        if (leftOut is not null && leftOut.IsTotal()) return;

        var problemsBefore = problems.Count;

        var month = months[rows[columns.Month]];
        var name = customers.NameOf(rows[columns.Customer]);
        if (name.Fault is not null && IsUnnamed(month))
        {
            ReadUnnamed();
            return;
        }

        if (month.Fault is not null) rows.Report(columns.Month, month.Fault);
        if (name.Fault is not null) rows.Report(columns.Customer, name.Fault);

        var id = columns.CustomerId < 0 ? null : customers.IdOf(rows[columns.CustomerId]);
        if (id?.Fault is not null) rows.Report(columns.CustomerId, id.Fault);

        var product = products.Find(rows[columns.Product]);
        if (product.Text.Fault is not null && columns.Product >= 0) rows.Report(columns.Product, product.Text.Fault);

        // A customer is only made known by a name and an id that can be read.
        var customer = problems.Count == problemsBefore ? customers.Find(name, id) : null;
        var row = new SpendRow
        {
            Line = rows.Line,
            Month = month.Month.GetValueOrDefault(),
            CustomerId = customer?.CustomerId ?? -1,
            ProductId = product.ProductId,
            RevenueType = columns.RevenueType < 0 ? product.UsualType : ReadWord(revenueTypes, columns.RevenueType).GetValueOrDefault(),
            Currency = ReadCurrency(),
            Amount = (rounding is null ? ReadAmount(columns.Amount, amountRules) : ReadExact(columns.Amount, amountRules, out rounding.Amount)).GetValueOrDefault(),
            Status = ReadWord(statuses, columns.Status).GetValueOrDefault(),
        };
        if (columns.HasDetails) row = ReadDetails(row);
        var facts = columns.HasFacts ? ReadFacts(name) : default;

        // A product or a currency missing for the whole file is one problem of the file, and still no row can be taken.
        if (customer is null || problems.Count > problemsBefore || product.Text.Fault is not null || row.Currency == default) return;
        Take(row, customer, name, product, facts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(in SpendRow row, FileCustomer customer, NameText name, SpendProducts.FileProduct product, in RowFacts facts)
    {
        if (columns.HasFacts) facts.AddTo(customer, row.Line, columns.ParentHeader);
        if (rounding is null) Put(row, customer, name, product, facts);
        else TakeToRound(rounding, row, customer, name, product, facts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Put(in SpendRow row, FileCustomer customer, NameText name, SpendProducts.FileProduct product, in RowFacts facts)
    {
        var combination = totals.Add(row.Month, product.Number, row.RevenueType, row.Currency, row.Amount, row.Line);
        if (!repeated.Add(combination, customer.Number))
        {
            repeatedCount++;
            if (firstRepeated.Count < limits.ProblemsShown) firstRepeated.Add(new RepeatedLine(row.Line, row.Month, name.Name, product.Text.Name, row.RevenueType));
        }

        if (columns.CustomerId >= 0) customer.Say(name, row);
        if (row.RevenueType == RevenueType.Credit && row.Amount > 0 && creditCharges++ == 0) firstCreditCharge = row.Line;
        AddToHash(row, customer, name, product, facts);
        if (!problems.Any) sink.Write(row);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddToHash(in SpendRow row, FileCustomer customer, NameText name, SpendProducts.FileProduct product, in RowFacts facts)
    {
        hash.Add(customer.Hash);
        hash.Add(product.Hash);
        hash.AddWord(row.Currency.Code);
        hash.Add(((long)row.Month.Index << 16) | ((long)row.RevenueType << 8) | (long)row.Status);
        hash.Add(row.Amount);
        if (customer.NameOfId is not null) hash.Add(1, name.Key);
        if (columns.HasDetails)
        {
            hash.Add(2, row.AmountLow);
            hash.Add(3, row.AmountHigh);
            hash.Add(4, row.Quantity);
            hash.Add(5, row.Unit);
            hash.Add(6, row.Qualifier);
            hash.Add(7, row.Source);
            hash.Add(8, row.Note);
        }

        if (columns.HasFacts) facts.AddTo(hash);
        hash.EndRow();
    }
}
