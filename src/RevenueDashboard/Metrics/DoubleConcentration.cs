namespace RevenueDashboard.Metrics;

/// <summary>A customer that depends on one product which itself depends on that customer.</summary>
/// <param name="Customer">The customer's place.</param>
/// <param name="Product">The product's place.</param>
/// <param name="Amount">What the customer pays for the product, in ten-thousandths.</param>
/// <param name="ShareOfCustomer">The cell's part of all that the customer pays, 0 to 1.</param>
/// <param name="ShareOfProduct">The cell's part of all that is paid for the product, 0 to 1.</param>
public readonly record struct DoubleConcentration(int Customer, int Product, long Amount, double ShareOfCustomer, double ShareOfProduct)
{
    /// <summary>The cells that are over a limit of both their row and their column. Amounts ≤ 0 have no share and are left out of the sums.</summary>
    /// <param name="cells">Net amount per customer and product in ten-thousandths: all products of the first customer, then of the second, and so on.</param>
    /// <param name="unallocated">Of each product, what published totals leave over the known customers, at least 0: it counts in the column.</param>
    /// <param name="limit">A cell counts when its part of the customer's row and its part of the product's column are both above this fraction.</param>
    /// <returns>In the order of the cells. None of a row or column that brings nothing in all: there are no shares of it.</returns>
    /// <exception cref="ArgumentException">The cells are not whole rows.</exception>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public static DoubleConcentration[] Of(ReadOnlySpan<long> cells, ReadOnlySpan<long> unallocated, double limit)
    {
        var products = unallocated.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(products, 1, nameof(unallocated));
        if (cells.Length % products != 0) throw new ArgumentException("The cells are not whole rows.", nameof(cells));

        var columns = new RevenueBase[products];
        var column = new long[cells.Length / products];
        for (var product = 0; product < products; product++)
        {
            for (var customer = 0; customer < column.Length; customer++) column[customer] = cells[customer * products + product];
            columns[product] = RevenueBase.Of(column, unallocated[product]);
        }

        var found = new List<DoubleConcentration>();
        for (var customer = 0; customer < column.Length; customer++)
        {
            var row = RevenueBase.Of(cells.Slice(customer * products, products));
            if (!row.HasShares) continue;
            for (var product = 0; product < products; product++)
            {
                var amount = cells[customer * products + product];
                if (amount <= 0 || !columns[product].HasShares) continue;
                var ofCustomer = amount / (double)row.Denominator;
                var ofProduct = amount / (double)columns[product].Denominator;
                if (ofCustomer > limit && ofProduct > limit) found.Add(new DoubleConcentration(customer, product, amount, ofCustomer, ofProduct));
            }
        }

        return [.. found];
    }
}
