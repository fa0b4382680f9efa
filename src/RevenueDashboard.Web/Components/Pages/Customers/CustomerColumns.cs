namespace RevenueDashboard.Web.Components.Pages.Customers;

/// <summary>How names are ordered in the list of customers: without regard to case, and alike on every server.</summary>
public static class CustomerColumns
{
    public static IComparer<object> ByName { get; } = Comparer<object>.Create((one, other) => StringComparer.OrdinalIgnoreCase.Compare(one as string, other as string));
}
