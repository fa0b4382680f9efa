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
public sealed record MonthStates(string Product, Charts.ChartColor Color, IReadOnlyList<MonthState> States)
{
    /// <summary>The cell of a status; null is a month before the product was sold.</summary>
    public static MonthState CellOf(MonthStatus? status) => status switch
    {
        MonthStatus.Missing => MonthState.Missing,
        MonthStatus.Open => MonthState.Open,
        MonthStatus.Preliminary => MonthState.Preliminary,
        MonthStatus.Final => MonthState.Final,
        MonthStatus.Restated => MonthState.Restated,
        _ => MonthState.NotSold,
    };
}
