using RevenueDashboard.Data;

namespace RevenueDashboard.Importing.Focus;

/// <summary>Understands the lines of a FOCUS file one by one and adds them up. Nothing goes to the sink before every line was read and nothing is left to ask.</summary>
internal sealed class FocusRows
{
    /// <summary>Lines between two looks at whether to go on.</summary>
    private const int LinesBetweenReports = 16_384;

    /// <summary>A file of more providers than this is nobody's data set.</summary>
    private const int ProvidersRemembered = 1_000;

    private readonly DelimitedRows rows;
    private readonly FocusColumns columns;
    private readonly ProblemList problems;
    private readonly DecimalMark mark;
    private readonly FocusDecisions decisions;
    private readonly FocusCost cost;

    private readonly FieldCache<FocusInstant> starts;
    private readonly FieldCache<FocusInstant> ends;
    private readonly FieldCache<FocusInstant> charged;
    private readonly FieldCache<Word<FocusCharge>> charges = new(FocusWords.ChargeOf);
    private readonly FieldCache<Word<bool>> classes = new(FocusWords.IsCorrection);
    private readonly FieldCache<Word<Currency>> currencies = new(FocusWords.CurrencyOf);
    private readonly FieldCache<string> providers = new(FocusText.Of);
    private readonly FieldCache<string> invoices = new(FocusText.Of, 100_000);

    public FocusRows(DelimitedRows rows, FocusColumns columns, SpendFileOptions options, ImportLimits limits, Month lastMonth, FocusDecisions decisions, ProblemList problems)
    {
        (this.rows, this.columns, this.decisions, this.problems) = (rows, columns, decisions, problems);
        mark = options.DecimalMark ?? DecimalMark.Point;
        cost = decisions.Cost ?? FocusCost.Billed;
        starts = new(field => FocusInstant.Read(field, options.MonthOrder, lastMonth));
        // Whatever begins in the last month accepted ends with the first moment of the one after it.
        ends = new(field => FocusInstant.Read(field, options.MonthOrder, lastMonth + 1));
        charged = new(field => FocusInstant.Read(field, options.MonthOrder, lastMonth));
        Accounts = new FocusAccounts(limits);
        Services = new FocusServices(options, limits);
        if (Services.FaultOfGiven is { } fault) problems.Add(0, null, fault, Excerpt.Of(options.Product!));
    }

    public FocusAccounts Accounts { get; }

    public FocusServices Services { get; }

    public ExactSums<FocusKey> Sums { get; } = new();

    public FocusTotals Totals { get; } = new();

    public FocusInvoices Invoices { get; } = new();

    public FocusMoves Moves { get; } = new();

    /// <summary>Whose charges they are, in the order of the file.</summary>
    public List<string> Providers { get; } = [];

    public void ReadAll(IProgress<long>? progress, CancellationToken cancellation)
    {
        var next = LinesBetweenReports;
        while (rows.Read())
        {
            ReadRow();
            if (rows.Count < next) continue;

            cancellation.ThrowIfCancellationRequested();
            progress?.Report(rows.Count);
            next = (int)rows.Count + LinesBetweenReports;
        }

        cancellation.ThrowIfCancellationRequested();
        progress?.Report(rows.Count);
        if (problems.Any) return;
        if (rows.Count == 0) problems.Add(0, null, FileProblems.NoRows, null);
        else if (Sums.Count == 0) problems.Add(0, null, FocusProblems.OnlyTax, null);
    }

    private void ReadRow()
    {
        var before = problems.Count;
        var charge = Read(charges, FocusField.ChargeCategory);
        var currency = Read(currencies, FocusField.BillingCurrency);
        var billing = ReadBillingMonth();
        var billed = ReadCost(FocusField.BilledCost, FocusCost.Billed);
        var effective = ReadCost(FocusField.EffectiveCost, FocusCost.Effective);

        // Tax is no revenue: whose it is, and for what, need not be known.
        var isTax = charge == FocusCharge.Tax;
        var corrected = isTax ? null : ReadCorrectedMonth(billing);
        var account = isTax ? null : ReadAccount();
        var isFallback = false;
        var service = isTax ? null : ReadService(out isFallback);
        if (problems.Count > before) return;

        ReadProvider();
        Totals.Add(charge!.Value, currency!.Value, billed, effective);
        ReadInvoice(currency.Value, isTax, billed ?? effective ?? ExactAmount.Zero);
        if (isTax) return;

        var amount = (cost == FocusCost.Billed ? billed : effective) ?? ExactAmount.Zero;
        var booked = decisions.Corrections == FocusCorrections.ChargeMonth ? corrected ?? billing : billing;
        Moves.Add(booked, corrected, currency.Value, amount);
        if (isFallback) Services.CountFallback(service!);
        account!.IsBooked = true;
        Sums.Add(new(account.Number, service!.Number, booked, FocusWords.TypeOf(charge.Value)!.Value, currency.Value), rows.Line, currency.Value, amount);
    }

    private Month ReadBillingMonth()
    {
        var start = starts[rows[columns[FocusField.BillingPeriodStart]]];
        var end = ends[rows[columns[FocusField.BillingPeriodEnd]]];
        if (start.Fault is not null) rows.Report(columns[FocusField.BillingPeriodStart], start.Fault);
        if (end.Fault is not null) rows.Report(columns[FocusField.BillingPeriodEnd], end.Fault);
        else if (start.Fault is null && !start.StaysInMonthUntil(end)) rows.Report(columns[FocusField.BillingPeriodEnd], FocusProblems.Period);
        return start.Month;
    }

    /// <summary>The month of the charge that a line corrects, when it is another than the one it is billed in.</summary>
    private Month? ReadCorrectedMonth(Month billing)
    {
        if (!columns.Has(FocusField.ChargeClass) || Read(classes, FocusField.ChargeClass) is not true || !columns.Has(FocusField.ChargePeriodStart)) return null;

        var start = charged[rows[columns[FocusField.ChargePeriodStart]]];
        if (start.Fault is null) return start.Month == billing ? null : start.Month;

        if (decisions.Corrections == FocusCorrections.ChargeMonth) rows.Report(columns[FocusField.ChargePeriodStart], start.Fault);
        return null;
    }

    // What is not taken may be missing; a number that cannot be read never may.
    private ExactAmount? ReadCost(FocusField field, FocusCost which)
    {
        if (!columns.Has(field)) return null;

        var fault = FocusNumber.Read(rows[columns[field]], mark, out var amount);
        if (fault == AmountFault.None) return amount;

        if (fault != AmountFault.Empty || decisions.Cost == which) rows.Report(columns[field], FocusProblems.Number(fault, mark));
        return null;
    }

    private FocusAccounts.Account? ReadAccount()
    {
        var before = problems.Count;
        var subId = ReadSpelling(FocusField.SubAccountId, Accounts.SubId);
        var subName = ReadSpelling(FocusField.SubAccountName, Accounts.SubName);
        var billingId = ReadSpelling(FocusField.BillingAccountId, Accounts.BillingId);
        var billingName = ReadSpelling(FocusField.BillingAccountName, Accounts.BillingName);
        if (problems.Count > before) return null;

        var account = Accounts.Find(subId, subName, billingId, billingName);
        if (account is null) rows.Report(columns.Has(FocusField.BillingAccountId) ? columns[FocusField.BillingAccountId] : columns[FocusField.BillingAccountName], FocusProblems.NoAccount);
        return account;
    }

    private FocusAccounts.Spelling ReadSpelling(FocusField field, FocusAccounts.SpellingOf spellings)
    {
        // A column the file does not have is empty in every line.
        var spelling = spellings(rows[columns[field]]);
        if (spelling.Text.Fault is not null) rows.Report(columns[field], spelling.Text.Fault);
        return spelling;
    }

    private FocusServices.Service? ReadService(out bool isFallback)
    {
        var service = Services.Find(rows[columns[FocusField.ServiceName]], rows[columns[FocusField.ServiceCategory]], out isFallback);
        // Said once for the file, not again for each of its lines.
        if (Services.FaultOfGiven is not null) return service;

        var column = columns[isFallback || !columns.Has(FocusField.ServiceName) ? FocusField.ServiceCategory : FocusField.ServiceName];
        if (service.Text.Fault is not null && column >= 0) rows.Report(column, service.Text.Fault);
        else if (service.IsEmpty) rows.Report(columns.Has(FocusField.ServiceName) ? columns[FocusField.ServiceName] : column, FocusProblems.NoService);
        return service;
    }

    private void ReadProvider()
    {
        if (columns.Provider < 0) return;

        var provider = providers[rows[columns.Provider]];
        if (provider.Length > 0 && !Providers.Contains(provider) && Providers.Count < ProvidersRemembered) Providers.Add(provider);
    }

    private void ReadInvoice(Currency currency, bool isTax, in ExactAmount amount)
    {
        if (columns.Has(FocusField.InvoiceId)) Invoices.Add(invoices[rows[columns[FocusField.InvoiceId]]], currency, isTax, amount);
    }

    private T? Read<T>(FieldCache<Word<T>> words, FocusField field) where T : struct
    {
        var word = words[rows[columns[field]]];
        if (word.Fault is not null) rows.Report(columns[field], word.Fault);
        return word.Value;
    }
}
