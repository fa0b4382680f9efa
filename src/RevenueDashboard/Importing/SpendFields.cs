using RevenueDashboard.Data;
namespace RevenueDashboard.Importing;

// How single fields of a row are read and their faults reported.
internal sealed partial class SpendRows
{
    private readonly FieldCache<TextRead> qualifiers = new(TextRead.Of);
    private readonly FieldCache<TextRead> sources = new(TextRead.Of);
    private readonly FieldCache<TextRead> notes = new(TextRead.Of);
    private readonly FieldCache<TextRead> units = new(TextRead.Of);
    private readonly FieldCache<TextRead> industries = new(TextRead.Of);
    private readonly FieldCache<TextRead> countries = new(TextRead.Of);
    private readonly FieldCache<TextRead> previousProviders = new(TextRead.Of);

    private Currency ReadCurrency()
    {
        var currency = ReadWord(currencies, columns.Currency, out var faulty) ?? options.Currency;
        if (currency is null && columns.Currency >= 0 && !faulty) rows.Report(columns.Currency, WordText.NoCurrency);
        if (currency != amountRules.Currency) amountRules = amountRules.With(currency);
        return currency.GetValueOrDefault();
    }

    private T? ReadWord<T>(FieldCache<Word<T>> words, int column) where T : struct => ReadWord(words, column, out _);

    private T? ReadWord<T>(FieldCache<Word<T>> words, int column, out bool faulty) where T : struct
    {
        faulty = false;
        if (column < 0) return null;

        var word = words[rows[column]];
        faulty = word.Fault is not null;
        if (faulty) rows.Report(column, word.Fault!);
        return word.Value;
    }

    private long? ReadAmount(int column, in AmountRules rules)
    {
        var fault = AmountText.Read(rows[column], rules, out var units);
        if (fault == AmountFault.None)
        {
            if (watchesMarks) WatchMark(rows[column]);
            return units;
        }

        return ReportAmount(column, fault, rules);
    }

    // A file in which 12.50 was seen has decimal points; before that, 1.234 and 1,234 can be read in two ways.
    private void WatchMark(ReadOnlySpan<byte> amount)
    {
        var evidence = AmountMarks.Of(amount);
        if (evidence == DecimalEvidence.Either) rows.Doubt();
        else if (evidence == DecimalEvidence.Point) watchesMarks = false;
    }

    private long? ReadExact(int column, in AmountRules rules, out ExactAmount exact)
    {
        var fault = AmountText.ReadExact(rows[column], rules, out exact);
        if (fault == AmountFault.None) return (long)exact.Rounded(rules.CurrencyDecimals);

        exact = default;
        return ReportAmount(column, fault, rules);
    }

    private long? ReportAmount(int column, AmountFault fault, in AmountRules rules)
    {
        // A row whose currency is unknown has its problem already; no mark can agree with nothing.
        if (fault != AmountFault.OtherCurrency || rules.Currency is not null || column != columns.Amount) rows.Report(column, AmountProblems.Of(fault, rules, rows[column]));
        return null;
    }

    private long? ReadOptionalAmount(int column, in AmountRules rules) =>
        column < 0 || FieldText.IsBlank(rows[column]) ? null : ReadAmount(column, rules);

    private string? ReadText(FieldCache<TextRead> texts, int column)
    {
        if (column < 0) return null;

        var text = texts[rows[column]];
        if (text.Fault is not null) rows.Report(column, text.Fault);
        return text.Text;
    }

    private SpendRow ReadDetails(in SpendRow row)
    {
        var problemsBefore = problems.Count;
        var detailed = row with
        {
            AmountLow = ReadOptionalAmount(columns.AmountLow, amountRules),
            AmountHigh = ReadOptionalAmount(columns.AmountHigh, amountRules),
            Quantity = rounding is null ? ReadOptionalAmount(columns.Quantity, quantityRules) : ReadExactQuantity(rounding),
            Unit = ReadText(units, columns.Unit),
            Qualifier = ReadText(qualifiers, columns.Qualifier),
            Source = ReadText(sources, columns.Source),
            Note = ReadText(notes, columns.Note),
        };

        if (problems.Count == problemsBefore && (detailed.AmountLow > row.Amount || detailed.AmountHigh < row.Amount)) rows.Report(columns.Amount, AmountProblems.Bounds);
        return detailed;
    }

    private long? ReadExactQuantity(SpendRounding rounding)
    {
        rounding.Quantity = default;
        return columns.Quantity < 0 || FieldText.IsBlank(rows[columns.Quantity]) ? null : ReadExact(columns.Quantity, quantityRules, out rounding.Quantity);
    }

    private RowFacts ReadFacts(NameText customer)
    {
        var since = columns.CustomerSince < 0 ? default : histories[rows[columns.CustomerSince]];
        if (since.Fault is not null) rows.Report(columns.CustomerSince, since.Fault);

        NameText? parent = null;
        if (columns.Parent >= 0)
        {
            parent = customers.ParentOf(rows[columns.Parent]);
            if (parent.Fault is not null) rows.Report(columns.Parent, parent.Fault);
            // A customer named as its own parent has none.
            if (parent.Key.Length == 0 || parent.Key == customer.Key) parent = null;
        }

        return new RowFacts(parent, ReadText(industries, columns.Industry), ReadText(countries, columns.Country), ReadText(previousProviders, columns.PreviousProvider), since.Month);
    }
}

/// <summary>What a row says of its customer beside the amount.</summary>
internal readonly record struct RowFacts(NameText? Parent, string? Industry, string? Country, string? PreviousProvider, Month? CustomerSince)
{
    /// <summary>The last row that says something wins, field by field.</summary>
    public void AddTo(FileCustomer customer, long line, string? parentHeader)
    {
        if (Parent is null && Industry is null && Country is null && PreviousProvider is null && CustomerSince is null) return;

        var facts = customer.Facts ??= new FileCustomerFacts();
        if (Parent is not null) (facts.Parent, facts.ParentLine, facts.ParentHeader) = (Parent, line, parentHeader);
        facts.Industry = Industry ?? facts.Industry;
        facts.Country = Country ?? facts.Country;
        facts.PreviousProvider = PreviousProvider ?? facts.PreviousProvider;
        facts.CustomerSince = CustomerSince ?? facts.CustomerSince;
    }

    public void AddTo(ContentHash hash)
    {
        hash.Add(9, Parent?.Key);
        hash.Add(10, Industry);
        hash.Add(11, Country);
        hash.Add(12, PreviousProvider);
        hash.Add(13, CustomerSince?.Index);
    }
}
