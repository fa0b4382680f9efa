namespace RevenueDashboard.Importing.Workbooks;

/// <summary>A workbook that cannot be read further. Thrown from the depth of its XML, and a value again before it leaves <see cref="SheetText"/>.</summary>
internal sealed class WorkbookException(Fault fault) : Exception(fault.Message)
{
    public Fault Fault { get; } = fault;
}
