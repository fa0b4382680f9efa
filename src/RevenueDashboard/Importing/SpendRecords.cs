using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

// Rows whose amounts have too many decimals: they become records only after the last of them.
internal sealed partial class SpendRows
{
    private void TakeToRound(SpendRounding rounding, in SpendRow row, FileCustomer customer, NameText name, SpendProducts.FileProduct product, in RowFacts facts)
    {
        rounding.Add(row, customer, name, product);
        if (!columns.HasFacts || facts == default) return;

        // What a line says of its customer is part of the file, whatever becomes of the line.
        hash.Add(customer.Hash);
        facts.AddTo(hash);
        hash.EndRow();
    }

    private void PutRounded(SpendRounding rounding)
    {
        foreach (var (sum, row, customer, name, product) in rounding.Rounded())
        {
            if (Int128.Abs(sum.Amount) > (Int128)amountRules.Largest * Money.Scale || Int128.Abs(sum.Quantity) > (Int128)amountRules.Largest * Money.Scale)
            {
                problems.Add(sum.Line, rows.Columns.Headers[columns.Amount], AmountProblems.Of(AmountFault.OutOfRange, amountRules), null);
                continue;
            }

            Put(row with { Amount = (long)sum.Amount }, customer, name, product, default);
        }
    }
}
