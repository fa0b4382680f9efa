using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>The month's detail whose matrix says something: a scope of one product, or of products in the place of customers, would cross one column or products with themselves.</summary>
/// <param name="Detail">The scope's own where it can be.</param>
/// <param name="Cube">Whose customers are on the rows.</param>
public sealed record CrossedProducts(ConcentrationDetail Detail, RevenueCube Cube)
{
    /// <param name="detail">Of the same cube and question.</param>
    /// <param name="mostRows">Rows of the matrix, the last of all others.</param>
    public static CrossedProducts Of(RevenueCube cube, ReportQuestion question, ConcentrationDetail detail, int mostRows = ProductMatrix.MostRows)
    {
        // Products crossed with products say nothing: the customers stand beside them.
        var byProduct = cube.View.Grouping == Grouping.Product;
        var rows = byProduct ? cube.In(cube.View with { Grouping = Grouping.Customer }) : cube;
        // One column alone cannot show where customer and product meet: then all products stand beside it, and nobody is left out of those.
        var isCrossed = detail.Matrix.Products.Count > 1 || cube.Products.Count == 1;
        if (isCrossed && !byProduct && mostRows == ProductMatrix.MostRows) return new CrossedProducts(detail, rows);

        return new CrossedProducts(ConcentrationDetail.Of(rows, isCrossed ? question : question with { Products = [], WithoutLargest = false }, detail.Month, mostRows) ?? detail, rows);
    }
}
