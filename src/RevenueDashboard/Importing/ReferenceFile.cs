using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Reads the files beside the spend: customers, products, exchange rates, reported totals, reference series, roles, events, claims, limits, goals. As strict as spend files, and like them whole or not at all.</summary>
public static class ReferenceFile
{
    private const ulong LargestRate = 1_000_000_000;
    private const ulong LargestMargin = 1_000;

    /// <summary>Reads customers: attributes, and parents with the months they apply to.</summary>
    /// <inheritdoc cref="SpendFile.Read" path="/param"/>
    public static ReferenceReading<CustomerLine> ReadCustomers(Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, CancellationToken cancellation) =>
        Read<CustomerLine>(file, FileLayout.Customers, options, limits, lastMonth, ReferenceCustomers.Understand, ReferenceCustomers.Finish, cancellation);

    /// <summary>Reads products: their usual revenue type and gross margin.</summary>
    /// <inheritdoc cref="SpendFile.Read" path="/param"/>
    public static ReferenceReading<ProductLine> ReadProducts(Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, CancellationToken cancellation) =>
        Read<ProductLine>(file, FileLayout.Products, options, limits, lastMonth, UnderstandProduct, null, cancellation);

    /// <summary>Reads exchange rates into the reporting currency.</summary>
    /// <inheritdoc cref="SpendFile.Read" path="/param"/>
    public static ReferenceReading<ExchangeRateLine> ReadExchangeRates(Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, CancellationToken cancellation) =>
        Read<ExchangeRateLine>(file, FileLayout.ExchangeRates, options, limits, lastMonth, UnderstandRate, null, cancellation);

    /// <summary>Reads published totals of products. Without a status column they are reported.</summary>
    /// <inheritdoc cref="SpendFile.Read" path="/param"/>
    public static ReferenceReading<ReportedTotalLine> ReadReportedTotals(Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, CancellationToken cancellation) =>
        Read<ReportedTotalLine>(file, FileLayout.ReportedTotals, options, limits, lastMonth, UnderstandTotal, null, cancellation);

    /// <summary>Reads reference series: figures of months that stand beside revenue. Without a kind column they are actual.</summary>
    /// <inheritdoc cref="SpendFile.Read" path="/param"/>
    public static ReferenceReading<SeriesLine> ReadSeries(Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, CancellationToken cancellation) =>
        Read<SeriesLine>(file, FileLayout.ReferenceSeries, options, limits, lastMonth, UnderstandSeries, null, cancellation);

    /// <summary>Reads roles of counterparties: payer, supplier, investee, competitor.</summary>
    /// <inheritdoc cref="SpendFile.Read" path="/param"/>
    public static ReferenceReading<RoleLine> ReadRoles(Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, CancellationToken cancellation) =>
        Read<RoleLine>(file, FileLayout.Roles, options with { Product = null }, limits, lastMonth, ReferenceRoles.Understand, ReferenceRoles.Finish, cancellation);

    /// <summary>Reads claims: what somebody said of a figure.</summary>
    /// <inheritdoc cref="SpendFile.Read" path="/param"/>
    public static ReferenceReading<ClaimLine> ReadClaims(Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, CancellationToken cancellation) =>
        Read<ClaimLine>(file, FileLayout.Claims, options, limits, lastMonth, ReferenceClaims.Understand, null, cancellation);

    /// <summary>Reads limits: what they are on, and their levels.</summary>
    /// <inheritdoc cref="SpendFile.Read" path="/param"/>
    public static ReferenceReading<LimitLine> ReadLimits(Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, CancellationToken cancellation) =>
        Read<LimitLine>(file, FileLayout.Limits, options with { Product = null }, limits, lastMonth, ReferenceLimits.Understand, null, cancellation);

    /// <summary>Reads goals: how diversified the book should be by when.</summary>
    /// <inheritdoc cref="SpendFile.Read" path="/param"/>
    public static ReferenceReading<GoalLine> ReadGoals(Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, CancellationToken cancellation) =>
        Read<GoalLine>(file, FileLayout.Goals, options with { Product = null }, limits, lastMonth, ReferenceGoals.Understand, null, cancellation);

    /// <summary>Reads events: what happened on a day.</summary>
    /// <inheritdoc cref="SpendFile.Read" path="/param"/>
    public static ReferenceReading<EventLine> ReadEvents(Stream file, SpendFileOptions options, ImportLimits limits, Month lastMonth, CancellationToken cancellation) =>
        Read<EventLine>(file, FileLayout.Events, options, limits, lastMonth, UnderstandEvent, null, cancellation);

    private static ReferenceReading<T> Read<T>(
        Stream file, FileLayout layout, SpendFileOptions options, ImportLimits limits, Month lastMonth,
        Func<ReferenceRows, T?> understand, Func<List<T>, ProblemList, List<T>>? finish, CancellationToken cancellation) where T : class
    {
        var found = new ProblemList(limits.ProblemsShown);
        if (FileText.Open(file, options, limits, found) is not { } text) return Stopped<T>(found, []);

        var plan = ReadingPlan.Optimistic(options, isSpend: false);
        var isDecided = false;
        if (ReadingPlan.IsToBeSurveyed(options) && !Decide(text, layout, options, limits, ref plan, cancellation)) return Asking<T>(found, plan);
        while (true)
        {
            var problems = new ProblemList(limits.ProblemsShown);
            using var delimited = DelimitedRows.Open(text, layout, options, limits, problems, plan.Doubtful);
            if (delimited is null) return Stopped<T>(problems, found.Questions);

            var rows = new ReferenceRows(delimited, options, plan, limits, lastMonth, problems);
            var lines = rows.ReadAll(understand, cancellation);
            if (delimited.IsInDoubt && !isDecided)
            {
                isDecided = true;
                if (!Decide(text, layout, options, limits, ref plan, cancellation)) return Asking<T>(found, plan);
                continue;
            }

            if (finish is not null) lines = finish(lines, problems);
            return new(rows.Summary(text.EncodingName), problems.Any ? [] : lines, problems.First, problems.Count) { Questions = [.. found.Questions, .. problems.Questions, .. plan.Questions] };
        }
    }

    // False when something is open. A header that cannot be read is told by whoever reads the rows.
    private static bool Decide(FileText text, FileLayout layout, SpendFileOptions options, ImportLimits limits, ref ReadingPlan plan, CancellationToken cancellation)
    {
        using var rows = DelimitedRows.Open(text, layout, options, limits, new ProblemList(0));
        if (rows is not null) plan = CellQuestions.Decide(FileSurvey.Of(rows, isSpend: false, cancellation), options);
        return ImportAnswers.Open(plan.Questions, options.Answers).Count == 0;
    }

    private static ReferenceReading<T> Asking<T>(ProblemList found, ReadingPlan plan) => new(null, [], [], 0) { Questions = [.. found.Questions, .. plan.Questions] };

    private static ReferenceReading<T> Stopped<T>(ProblemList problems, IReadOnlyList<ImportQuestion> questions) => new(null, [], problems.First, problems.Count) { Questions = [.. questions, .. problems.Questions] };

    private static ProductLine? UnderstandProduct(ReferenceRows rows)
    {
        var product = rows.Product();
        var type = rows.Word(FileField.RevenueType, WordText.RevenueTypeOf);
        var low = Margin(rows, FileField.MarginLow);
        var high = Margin(rows, FileField.MarginHigh);
        if (low > high && high != ProductFact.NoMargin) rows.Report(FileField.MarginLow, ReferenceProblems.MarginBounds);
        if (product is null) return null;

        rows.ReportIfRepeated(product.Key, "product");
        return new ProductLine(rows.Line, product.Key, product.Name, type, low, high);
    }

    private static ExchangeRateLine? UnderstandRate(ReferenceRows rows)
    {
        var month = rows.Month(FileField.Month);
        var currency = rows.Currency();
        var isWithdrawn = rows.Clears(FileField.Rate);
        var rate = isWithdrawn ? 0 : rows.Amount(FileField.Rate, new AmountRules(null, rows.DecimalMark, 9, LargestRate));
        var source = rows.FreeText(FileField.Source);
        if (rate <= 0 && !isWithdrawn) rows.Report(FileField.Rate, ReferenceProblems.RateNotPositive);
        if (month is null || currency is null || rate is null) return null;

        rows.ReportIfRepeated($"{month}|{currency}", "month and currency");
        return new ExchangeRateLine(rows.Line, month.Value, currency.Value, rate.Value, source);
    }

    private static ReportedTotalLine? UnderstandTotal(ReferenceRows rows)
    {
        var month = rows.Month(FileField.Month);
        var product = rows.Product();
        var currency = rows.Currency();
        var amount = rows.Clears(FileField.Total) ? ReportedTotal.NoAmount : rows.Amount(FileField.Total, new AmountRules(currency, rows.DecimalMark));
        var status = rows.Word(FileField.Status, WordText.StatusOf) ?? RecordStatus.Reported;
        var source = rows.FreeText(FileField.Source);
        if (month is null || product is null || currency is null || amount is null) return null;

        rows.ReportIfRepeated($"{month}|{product.Key}", "month and product");
        return new ReportedTotalLine(rows.Line, month.Value, product.Key, product.Name, currency.Value, amount.Value, status, source);
    }

    private static SeriesLine? UnderstandSeries(ReferenceRows rows)
    {
        var series = rows.Name(FileField.Series, NameKind.Series);
        // What is expected or announced is of months to come as often as not.
        var month = rows.PlannedMonth(FileField.Month);
        var kind = rows.Word(FileField.SeriesKind, WordText.SeriesKindOf) ?? ReferenceKind.Actual;
        var unit = rows.FreeText(FileField.Unit);
        var value = ValueIn(rows, ref unit, ReferencePoint.NoValue);
        var source = rows.FreeText(FileField.Source);
        var note = rows.FreeText(FileField.Note);
        if (series is null || month is null || value is null) return null;

        rows.ReportIfRepeated($"{month}|{kind}|{series.Key}", "series, month and kind");
        return new SeriesLine(rows.Line, series.Key, series.Name, month.Value, kind, value.Value, unit, source, note);
    }

    private static EventLine? UnderstandEvent(ReferenceRows rows)
    {
        var day = rows.Day(FileField.Date);
        var title = rows.Name(FileField.Title, NameKind.Title);
        var kind = rows.FreeText(FileField.EventKind);
        var unit = rows.FreeText(FileField.Unit);
        var isWithdrawn = rows.Clears(FileField.Value);
        var isSaid = rows.Has(FileField.Value) && !FieldText.Trim(rows.Text(FileField.Value)).IsEmpty;
        var value = isSaid && !isWithdrawn ? ValueIn(rows, ref unit, withdrawn: null) : null;
        var source = rows.FreeText(FileField.Source);
        var note = rows.FreeText(FileField.Note);
        if (day is null || title is null) return null;

        rows.ReportIfRepeated($"{day:O}|{title.Key}", "day and title");
        return new EventLine(rows.Line, day.Value, title.Name, kind, value, unit, source, note, isWithdrawn);
    }

    // A value with a sign of per cent is in per cent, and its unit may not say otherwise.
    private static long? ValueIn(ReferenceRows rows, ref string? unit, long? withdrawn)
    {
        if (rows.Clears(FileField.Value)) return withdrawn;

        var text = FieldText.Trim(rows.Text(FileField.Value));
        if (!text.EndsWith('%')) return rows.Amount(FileField.Value, new AmountRules(null, rows.DecimalMark));

        if (unit is not (null or "%")) rows.Report(FileField.Value, ReferenceProblems.SeriesUnit);
        unit = "%";
        return rows.Amount(FileField.Value, text[..^1], new AmountRules(null, rows.DecimalMark));
    }

    // Per cent to basis points. 0.55 without a sign is refused: it could be meant as 55 %.
    private static int? Margin(ReferenceRows rows, FileField field)
    {
        if (!rows.Has(field)) return null;
        if (rows.Clears(field)) return ProductFact.NoMargin;
        var text = FieldText.Trim(rows.Text(field));
        if (text.IsEmpty) return null;

        var signed = text[^1] == '%';
        var fault = AmountText.Read(signed ? text[..^1] : text, new AmountRules(null, rows.DecimalMark, 2, LargestMargin), out var points);
        if (fault == AmountFault.None && (signed || points is 0 or > 100 or < -100) && points <= 10_000) return (int)points;

        if (fault == AmountFault.DecimalComma) rows.Doubt(field);
        rows.Report(field, fault switch
        {
            AmountFault.None when points > 10_000 => ReferenceProblems.MarginOutOfRange,
            AmountFault.OutOfRange => ReferenceProblems.MarginOutOfRange,
            AmountFault.None => ReferenceProblems.MarginFraction,
            _ => ReferenceProblems.MarginUnreadable,
        });
        return null;
    }
}
