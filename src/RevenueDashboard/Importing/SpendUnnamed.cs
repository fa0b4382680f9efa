namespace RevenueDashboard.Importing;

// Rows with an amount that say nothing of whose it is.
internal sealed partial class SpendRows
{
    private bool IsUnnamed(in MonthRead month) =>
        FieldText.IsBlank(rows[columns.Customer]) && FieldText.IsBlank(rows[columns.Product]) && !FieldText.IsBlank(rows[columns.Amount])
        && (month.Fault is null || FieldText.IsBlank(rows[columns.Month]));

    private void ReadUnnamed()
    {
        var before = problems.Count;
        // A sum seldom says its currency: it is that of what it adds up.
        var currency = (FieldText.IsBlank(rows[columns.Currency]) ? totals.OnlyCurrency : null) ?? ReadCurrency();
        if (currency == default || problems.Count > before) return;

        var amount = ReadAmount(columns.Amount, amountRules.With(currency));
        if (amount is not { } sum || problems.Count > before) return;

        // Where a row above is faulty the sum is not known, nor is it where records are rounded after the last row.
        if (plan.Totals == TotalRows.Keep || problems.Any || rounding is not null || !unnamed.Take(rows.Line, sum, currency, totals.Of(currency)))
            problems.Add(rows.Line, null, RowProblems.Unnamed, Excerpt.Of(rows.Raw));
    }
}
