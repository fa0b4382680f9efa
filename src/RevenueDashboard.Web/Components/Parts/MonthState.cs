namespace RevenueDashboard.Web.Components.Parts;

/// <summary>What is known of one product's month.</summary>
public enum MonthState
{
    /// <summary>Before the product was sold, or after it ended: nothing is expected.</summary>
    NotSold,
    Missing,
    Open,
    Preliminary,
    Final,
    Restated,
}

/// <summary>One row of the grid of months.</summary>
/// <param name="Product">Name as in the book.</param>
/// <param name="States">One for each month of the grid, in order.</param>
public sealed record MonthStates(string Product, Charts.ChartColor Color, IReadOnlyList<MonthState> States);
