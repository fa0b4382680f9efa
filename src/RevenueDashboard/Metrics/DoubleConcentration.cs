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
    /// <param name="products">How many products a row has.</param>
    /// <param name="customerLimit">The cell counts when its part of the customer's row is above this fraction.</param>
    /// <param name="productLimit">And its part of the product's column is above this fraction.</param>
    /// <exception cref="ArgumentException">The cells are not whole rows.</exception>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public static DoubleConcentration[] Of(ReadOnlySpan<long> cells, int products, double customerLimit, double productLimit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(products, 1);
        if (cells.Length % products != 0) throw new ArgumentException("The cells are not whole rows.", nameof(cells));

        var rows = new long[cells.Length / products];
        var columns = new long[products];
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] <= 0) continue;
            rows[i / products] = checked(rows[i / products] + cells[i]);
            columns[i % products] = checked(columns[i % products] + cells[i]);
        }

        var found = new List<DoubleConcentration>();
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] <= 0) continue;
            var (customer, product) = (i / products, i % products);
            var ofCustomer = cells[i] / (double)rows[customer];
            var ofProduct = cells[i] / (double)columns[product];
            if (ofCustomer > customerLimit && ofProduct > productLimit) found.Add(new DoubleConcentration(customer, product, cells[i], ofCustomer, ofProduct));
        }

        return [.. found];
    }
}
